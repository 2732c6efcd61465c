"""The exchange learns where the till belongs as soon as it is enrolled, without a restart."""

from terminal.app.exchange import Kept
from terminal.services import enrolling
from terminal.services.enrolling import Belonging
from tests.tills import Shop


def test_the_enrolment_is_read_again_until_there_is_one(tmp_path):
    shop = Shop(tmp_path)
    kept = Kept(tmp_path / "pos.db")
    before = kept.enrolment()
    enrolling.keep(shop.till, Belonging("m1", "s1", "HQ7", "望江楼", "C", "ab" * 32))

    found = kept.enrolment()

    assert before is None
    assert (found.merchant_id, found.shop_id, found.letter) == ("m1", "s1", "C")
    assert found.server_key == b"\xab" * 32
    assert kept.enrolment() is found
    kept.close()
    shop.store.close()
