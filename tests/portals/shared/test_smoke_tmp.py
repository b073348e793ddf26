import pytest
from tests import static
@pytest.mark.parametrize("p",["","kaarten/","formulieren/","tabellen/","grafieken/","meldingen/","navigatie/","rooster/"])
def test_p(client_for,p):
    static.collect()
    r=client_for().get("/stijl/"+p)
    print(p,r.status_code,len(r.content))
    assert r.status_code==200
