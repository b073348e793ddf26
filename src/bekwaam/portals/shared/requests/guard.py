"""The pages are there only while the academy has this part."""

from bekwaam.domains.offcatalogue.house import MODULE
from bekwaam.portals.shared.parts import of_part

with_requests = of_part(MODULE)
