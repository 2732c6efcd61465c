"""How a till becomes a shop's, and who gets a token."""

from pathlib import Path

import msgspec
import pytest

from cloud_stub.tokens import Caller, Tokens
from sync.batches import batch_of
from sync.codec import b64u
from sync.codes import ALPHABET, shown
from sync.enrol import enrol
from sync.errors import EnrolRefused, Unreachable
from sync.ports import About
from sync.protocol import Clock as WireClock
from sync.protocol import TokenRequest, signed_login
from sync.signing import SigningKey
from sync.states import Outcome
from tests.clouds import Cloud, Losing
from tests.journals import TestClock, Till


@pytest.fixture
def cloud(tmp_path: Path) -> Cloud:
    return Cloud(tmp_path / "cloud", TestClock())


def try_code(cloud: Cloud, till: Till, code: str, letter: str = "A"):
    return enrol(cloud.way, till.key, code, terminal_id=till.terminal_id, letter=letter)


def refusal(cloud: Cloud, till: Till, code: str) -> str:
    with pytest.raises(EnrolRefused) as refused:
        try_code(cloud, till, code)
    return refused.value.code


def wrong(code: str) -> str:
    """Return the code with its last character changed."""
    return code[:-1] + ALPHABET[(ALPHABET.index(code[-1]) + 1) % 32]


def test_a_code_binds_the_tills_own_id_to_its_shop(cloud: Cloud):
    till = Till()

    belongs = try_code(cloud, till, shown(cloud.code()).lower())

    assert (belongs.merchant_id, belongs.shop_id) == (cloud.merchant_id, cloud.shop_id)
    assert (belongs.shop_code, belongs.letter, len(belongs.server_key)) == ("WJL", "A", 32)
    assert cloud.rows("SELECT terminal_id, pubkey, letter FROM terminals") == [
        (till.terminal_id, till.key.pubkey, "A")
    ]


def test_a_lost_answer_is_given_again_even_later(cloud: Cloud):
    till, code = Till(), cloud.code()
    with pytest.raises(Unreachable):
        enrol(Losing(cloud.way, "/enrol"), till.key, code, terminal_id=till.terminal_id)
    cloud.clock.forward(3600)

    again = try_code(cloud, till, code)

    assert again == try_code(cloud, till, code)
    assert cloud.rows("SELECT count(*) FROM terminals") == [(1,)]


def test_a_used_code_serves_no_other_till(cloud: Cloud):
    code = cloud.code()
    try_code(cloud, Till(), code)

    assert refusal(cloud, Till("other"), code) == "code_used"


def test_five_wrong_tries_kill_a_code(cloud: Cloud):
    till, code = Till(), cloud.code()

    answers = [refusal(cloud, till, wrong(code)) for _ in range(5)]

    assert answers == ["wrong_code"] * 5
    assert refusal(cloud, till, code) == "code_locked"
    assert cloud.rows("SELECT count(*) FROM terminals") == [(0,)]


def test_four_wrong_tries_do_not(cloud: Cloud):
    till, code = Till(), cloud.code()
    for _ in range(4):
        refusal(cloud, till, wrong(code))

    assert try_code(cloud, till, code).shop_code == "WJL"


def test_a_code_nobody_made_is_a_wrong_code(cloud: Cloud):
    assert refusal(cloud, Till(), "0000000000") == "wrong_code"


def test_a_malformed_code_is_told_without_asking_the_cloud(cloud: Cloud):
    assert refusal(cloud, Till(), "too short") == "malformed_code"
    assert cloud.way.sent == []


def test_a_code_ends_after_fifteen_minutes(cloud: Cloud):
    code = cloud.code()
    cloud.clock.forward(901)

    assert refusal(cloud, Till(), code) == "code_expired"


def test_a_taken_letter_is_answered_with_a_free_one(cloud: Cloud):
    letters = [
        try_code(cloud, Till(name), cloud.code(), letter).letter
        for name, letter in (("one", "A"), ("two", "A"), ("three", "B"), ("four", "Z"))
    ]

    assert letters == ["A", "B", "C", "Z"]


def test_the_same_till_may_enrol_again_in_its_shop_only(cloud: Cloud):
    till = Till()
    first = try_code(cloud, till, cloud.code())

    assert try_code(cloud, till, cloud.code()) == first
    assert refusal(cloud, till, cloud.code(cloud.other_shop_id)) == "terminal_taken"


def test_an_id_cannot_be_taken_with_another_key(cloud: Cloud):
    till, thief = Till(), Till("thief")
    try_code(cloud, till, cloud.code())
    thief.terminal_id = till.terminal_id

    assert refusal(cloud, thief, cloud.code()) == "terminal_taken"


def test_a_till_that_nobody_enrolled_sends_nothing(cloud: Cloud):
    till = Till()

    assert cloud.engine(till).run_once().outcome is Outcome.NOT_ENROLLED
    assert cloud.way.sent == []


def test_a_till_the_cloud_does_not_know_is_told_so(cloud: Cloud, tmp_path: Path):
    till = Till()
    Cloud(tmp_path / "elsewhere", TestClock()).enrol(till)

    outcome = cloud.engine(till).run_once()

    assert (outcome.outcome, outcome.code) == (Outcome.NOT_ACCEPTED, "unknown_terminal")


# --- tokens -----------------------------------------------------------------------------------


def ask_token(cloud: Cloud, till: Till, nonce: str, key: SigningKey | None = None):
    asked = TokenRequest(
        merchant_id=cloud.merchant_id,
        terminal_id=till.terminal_id,
        nonce=nonce,
        sig=b64u((key or till.key).sign(signed_login(till.terminal_id, nonce))),
    )
    answer = cloud.way.send("POST", "/v1/auth/token", {}, msgspec.json.encode(asked), 5)
    return answer.status, msgspec.json.decode(answer.body)


def a_nonce(cloud: Cloud) -> str:
    return msgspec.json.decode(cloud.way.send("POST", "/v1/sync/hello", {}, b"", 5).body)["nonce"]


def test_a_signed_nonce_is_good_for_one_token(cloud: Cloud):
    till = Till()
    cloud.enrol(till)
    nonce = a_nonce(cloud)

    first, again = ask_token(cloud, till, nonce), ask_token(cloud, till, nonce)

    assert (first[0], first[1]["expires_in_s"]) == (200, 900)
    assert (again[0], again[1]["code"]) == (401, "bad_nonce")


def test_a_nonce_is_good_for_two_minutes(cloud: Cloud):
    till = Till()
    cloud.enrol(till)
    nonce = a_nonce(cloud)
    cloud.clock.forward(121)

    assert ask_token(cloud, till, nonce)[1]["code"] == "bad_nonce"


def test_a_made_up_nonce_is_refused(cloud: Cloud):
    till = Till()
    cloud.enrol(till)

    assert ask_token(cloud, till, "n.abc.def")[1]["code"] == "bad_nonce"


def test_only_the_tills_own_key_gets_its_token(cloud: Cloud):
    till = Till()
    cloud.enrol(till)

    assert ask_token(cloud, till, a_nonce(cloud), Till("thief").key)[1]["code"] == "bad_signature"


def test_a_token_is_renewed_when_it_ends(cloud: Cloud):
    till = Till()
    cloud.enrol(till)
    engine = cloud.engine(till)
    engine.run_once()
    cloud.clock.forward(10_000)
    till.sell(1)

    assert engine.run_once().outcome is Outcome.DONE
    assert cloud.way.sent.count("/v1/auth/token") == 2


def test_a_till_whose_clock_is_years_off_still_logs_in(cloud: Cloud):
    till = Till()
    cloud.enrol(till)
    other = TestClock()
    other.forward(-400 * 86_400)

    assert cloud.engine(till, clock=other).run_once().outcome is Outcome.DONE


def test_a_token_of_another_cloud_or_another_form_is_refused(cloud: Cloud):
    till = Till()
    cloud.enrol(till)
    stranger = Tokens(SigningKey(bytes(32)), 900, 120)
    caller = Caller(
        kind="terminal",
        merchant_id=cloud.merchant_id,
        shop_id=cloud.shop_id,
        terminal_id=till.terminal_id,
    )
    forged = stranger.token(caller, cloud.clock())
    plain = "eyJhbGciOiJub25lIn0." + forged.split(".")[1] + "."

    codes = []
    for token in (forged, plain, "nonsense", ""):
        head = {"authorization": f"Bearer {token}"}
        answer = cloud.way.send("POST", "/v1/sync/push", head, b"{}", 5)
        codes.append((answer.status, msgspec.json.decode(answer.body)["code"]))

    assert codes == [(401, "bad_token")] * 3 + [(401, "token_needed")]


def test_the_token_of_another_till_pushes_nothing(cloud: Cloud):
    till, other = Till(), Till("other")
    cloud.enrol(till)
    cloud.enrol(other)
    token = ask_token(cloud, other, a_nonce(cloud))[1]["token"]
    head = {"authorization": f"Bearer {token}"}
    body = msgspec.json.encode(batch_of(till, till.rows[1], About(till.terminal_id), WireClock()))

    answer = cloud.way.send("POST", "/v1/sync/push", head, body, 5)

    assert (answer.status, msgspec.json.decode(answer.body)["code"]) == (403, "wrong_terminal")
    assert cloud.rows("SELECT count(*) FROM ingest") == [(0,)]
