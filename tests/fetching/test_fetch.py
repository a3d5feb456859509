"""Addresses in, inputs out, against a server on this machine."""

import gzip
import io
import socket
import ssl
import subprocess
import sys
import threading
import time as real_time
from shutil import which

import pytest

from onrecord.fetching import Rules, inputs
from onrecord.fetching.fetch import Fetcher
from onrecord.reading import Input, Rejected, read_bytes

TEXT = "Rents fell in May for the first time in nine years, the housing ministry said on Monday."
PAGE = f"<html><head><title>Rents fall</title></head><body><article><h1>Rents fall</h1><p>{TEXT}</p></article></body>"
FEED = f'<rss version="2.0"><channel><title>C</title><item><description>{TEXT}</description></item></channel></rss>'


def fetched(rules: Rules, *addresses: str):
    return list(inputs(addresses, io.BytesIO(), rules))


def reason(rules: Rules, address: str) -> str:
    (only,) = fetched(rules, address)
    assert isinstance(only, Rejected), only
    assert only.name == only.error.name == address
    return only.error.reason


def test_a_page_is_fetched_and_read(site, rules):
    address = site.says("/rents#top", "x") and site.says("/rents", PAGE, kind="text/html; charset=utf-8")
    (given,) = fetched(rules(), address + "#top")
    reading = read_bytes(given.data, name=given.name, media_type=given.media_type, told=given.told)
    assert (given.name, reading.article.url) == (address + "#top", address)
    assert TEXT in reading.article.text
    assert given.retrieved.endswith("Z")
    assert reading.article.published is None


def test_who_asks_is_said_and_nothing_else(site, rules):
    fetched(rules(), site.says("/rents", PAGE, Set_Cookie="a=b"), site.address("/rents"))
    heads = site.asked[-1][1]
    assert heads["User-Agent"].startswith("onrecord/")
    assert heads["Host"] == f"127.0.0.1:{site.port}"
    assert not {"Cookie", "Referer", "Authorization"} & set(heads)


def test_packed_pages_are_unpacked(site, rules):
    address = site.says("/rents", gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    assert fetched(rules(), address)[0].data == PAGE.encode()
    assert reason(rules(), site.says("/broken", b"no gzip", Content_Encoding="gzip")) == "damaged"


@pytest.mark.parametrize("kind", ["application/rss+xml", "text/xml; charset=utf-8", "text/plain", "text/html"])
def test_a_feed_gives_its_entries(site, rules, kind):
    address = site.says("/feed", FEED, kind=kind)
    assert [item.name for item in fetched(rules(), address)] == [f"{address}:1"]


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/octet-stream", "video/mp4", "nonsense"])
def test_other_kinds_are_refused(site, rules, kind):
    assert reason(rules(), site.says("/a", PAGE, kind=kind)) == "media-type"


@pytest.mark.parametrize("status", [204, 401, 403, 404, 410, 451, 500])
def test_other_answers_are_refused(site, rules, status):
    assert reason(rules(), site.says("/a", status=status)) == "http-status"


@pytest.mark.parametrize("address", ["http://", "http://a:b@127.0.0.1/", "http://[::1", "http://a b/", "https://:80/"])
def test_what_is_no_address_is_refused(rules, address):
    assert reason(rules(), address) in ("bad-address", "no-answer")


# Redirects.


def test_redirects_are_followed_and_the_last_address_counts(site, rules):
    site.says("/2", PAGE)
    first = site.says("/0", status=301, Location="/1")
    site.says("/1", status=307, Location=site.address("/2"))
    (given,) = fetched(rules(), first)
    assert (given.name, given.told.url) == (first, site.address("/2"))


def test_five_redirects_are_enough(site, rules):
    for number in range(7):
        site.says(f"/{number}", status=302, Location=f"/{number + 1}")
    site.says("/7", PAGE)
    assert reason(rules(), site.address("/0")) == "too-many-redirects"
    assert isinstance(fetched(rules(), site.address("/2"))[0], Input)


@pytest.mark.parametrize("target", ["file:///etc/hostname", "ftp://127.0.0.1/", "javascript:1", "http://[bad"])
def test_redirects_out_of_the_web_are_refused(site, rules, target):
    assert reason(rules(), site.says("/a", status=302, Location=target)) == "bad-address"


def test_a_redirect_into_a_private_network_is_refused(site, rules):
    address = site.says("/a", status=302, Location=f"http://[::ffff:127.0.0.1]:{site.port}/b")
    assert reason(rules(), address) == "private-address"
    assert site.paths == ["/robots.txt", "/a"]


# Private networks.

INSIDE = ["127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.0.0.1", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]"]
INSIDE += [
    "10.0.0.8",
    "192.168.1.1",
    "172.16.0.1",
    "169.254.169.254",
    "0.0.0.0",
    "100.64.0.1",
    "224.0.0.1",
    "[fe80::1]",
]
INSIDE += ["[fd00::1]", "[::]", "[64:ff9b::a00:8]", "[2002:a00:8::]", "255.255.255.255", "198.18.0.1", "[ff02::1]"]


@pytest.mark.parametrize("host", INSIDE)
def test_private_addresses_are_refused_in_every_form(site, rules, host):
    assert reason(rules(allowed=frozenset()), f"http://{host}:{site.port}/a") in ("private-address", "bad-address")
    assert site.asked == []


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST.", "127.1"])
def test_a_private_host_is_allowed_by_its_name_alone(site, rules, host):
    site.says("/a", PAGE)
    allowed = rules(allowed=frozenset({host}), resolve=lambda host, port: ["127.0.0.1"])
    assert isinstance(fetched(allowed, f"http://{host}:{site.port}/a")[0], Input)
    assert reason(allowed, site.address("/a")) == "private-address"


def test_a_name_that_leads_inside_is_refused(site, rules):
    inside = rules(allowed=frozenset(), resolve=lambda host, port: ["8.8.8.8", "10.0.0.8"])
    assert reason(inside, "http://courier.example/a") == "private-address"


def test_the_connection_goes_to_the_address_that_was_checked(site, rules):
    """A name that leads to a public address first and inside a moment later gains nothing."""
    looked_up = []

    def resolve(host, port):
        looked_up.append(host)
        return ["127.0.0.1"]

    site.says("/a", PAGE)
    allowed = rules(allowed=frozenset({"courier.example"}), resolve=resolve)
    # The tests' closed network refuses every look-up of a name: none happens but ours.
    (given,) = fetched(allowed, f"http://courier.example:{site.port}/a")
    assert isinstance(given, Input)
    assert looked_up == ["courier.example"] * 2
    assert site.asked[-1][1]["Host"] == f"courier.example:{site.port}"


def test_a_host_that_is_not_found_is_no_answer(rules):
    def resolve(host, port):
        raise socket.gaierror(-2, "Name or service not known")

    assert reason(rules(resolve=resolve), "http://courier.example/") == "no-answer"


# Robots and pace.


def test_what_robots_forbid_is_not_fetched(site, rules):
    site.says(
        "/robots.txt", "User-agent: *\nDisallow: /inner\n\nUser-agent: onrecord\nDisallow: /b*d", kind="text/plain"
    )
    assert reason(rules(), site.says("/bad", PAGE)) == "robots"
    assert isinstance(fetched(rules(), site.says("/inner", PAGE))[0], Input)
    assert "/bad" not in site.paths


def test_robots_count_for_the_places_that_a_redirect_leads_to(site, rules):
    site.says("/robots.txt", "User-agent: *\nDisallow: /inner", kind="text/plain")
    assert reason(rules(), site.says("/a", status=302, Location="/inner")) == "robots"
    assert "/inner" not in site.paths


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (503, False), (500, False)])
def test_robots_that_cannot_be_had(site, rules, status, allowed):
    site.says("/robots.txt", status=status)
    (only,) = fetched(rules(), site.says("/a", PAGE))
    assert isinstance(only, Input) == allowed


def test_robots_are_asked_for_once_and_pages_are_spaced(site, rules, time):
    site.says("/robots.txt", "User-agent: *\nCrawl-delay: 4", kind="text/plain")
    fetched(rules(), *(site.says(f"/{n}", PAGE) for n in range(3)))
    assert site.paths == ["/robots.txt", "/0", "/1", "/2"]
    assert time.slept == [4, 4]


def test_without_a_wish_pages_are_a_second_apart(site, rules, time):
    fetched(rules(), *(site.says(f"/{n}", PAGE) for n in range(3)))
    assert time.slept == [1, 1]


# Patience.


def later(site, path, *, status=503, times=1, **heads):
    """Fail so many times, then give the page."""

    def answer(handler):
        failed = site.paths.count(path) <= times
        handler.send_response(status if failed else 200)
        for name, value in (heads if failed else {}).items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.wfile.write(b"" if failed else PAGE.encode())

    site.answers[path] = answer
    return site.address(path)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_asked_again(site, rules, status):
    assert isinstance(fetched(rules(), later(site, "/a", status=status, times=2))[0], Input)
    assert reason(rules(), later(site, "/b", status=status, times=3)) == "http-status"
    assert site.paths.count("/b") == 3


def test_retry_after_is_honoured(site, rules, time):
    assert isinstance(fetched(rules(pause=0), later(site, "/a", Retry_After="7"))[0], Input)
    assert time.slept == [7]


def test_too_long_a_wait_is_not_waited_for(site, rules, time):
    assert reason(rules(), later(site, "/a", Retry_After="86400")) == "http-status"
    assert (time.slept, site.paths.count("/a")) == ([], 1)


def test_a_connection_that_fails_is_tried_again(rules, time):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
    assert reason(rules(), f"http://127.0.0.1:{port}/") == "no-answer"
    assert time.slept == [1, 2]


# Limits.


def test_a_page_that_is_too_large_is_given_up(site, rules):
    sent = []

    def endless(handler):
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(b"a" * 10_000)
                sent.append(1)
        except OSError:
            pass

    site.answers["/a"] = endless
    assert reason(rules(most_bytes=100_000), site.address("/a")) == "too-large"
    assert len(sent) < 2000


@pytest.mark.parametrize("head", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"])
def test_a_server_that_dribbles_is_given_up(rules, head):
    """Each single read is quick; only the whole takes for ever."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def dribble():
            connection, _ = server.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(head)
                try:
                    while True:
                        connection.sendall(b"a")
                        real_time.sleep(0.05)
                except OSError:
                    pass

        threading.Thread(target=dribble, daemon=True).start()
        start = real_time.monotonic()
        slow = rules(seconds=0.5, tries=1)
        assert reason(slow, f"http://127.0.0.1:{server.getsockname()[1]}/") == "no-answer"
        assert real_time.monotonic() - start < 3


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"no http\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\n" + b"a" * 300_000,
    ],
)
def test_broken_answers_are_no_answer(rules, said):
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            connection, _ = server.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(said)

        threading.Thread(target=answer, daemon=True).start()
        assert reason(rules(tries=1), f"http://127.0.0.1:{server.getsockname()[1]}/") == "no-answer"


# Around it.


def test_files_and_addresses_keep_their_order(site, rules, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    address = site.says("/a", PAGE)
    assert [item.name for item in fetched(rules(), str(path), address, str(path))] == ["a.txt", address, "a.txt"]


def test_without_the_library_the_message_names_the_extra(monkeypatch):
    monkeypatch.setitem(sys.modules, "onrecord.fetching.fetch", None)
    (only,) = fetched(Rules(), "https://courier.example/")
    assert only.error.reason == "extra-missing"
    assert "onrecord[fetch]" in str(only.error)


@pytest.mark.skipif(not which("openssl"), reason="openssl makes the certificate")
def test_over_tls_the_name_is_checked_though_the_connection_goes_to_its_address(rules, tmp_path, monkeypatch):
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    made += [
        "-keyout",
        "key.pem",
        "-out",
        "cert.pem",
        "-subj",
        "/CN=x",
        "-addext",
        "subjectAltName=DNS:courier.example",
    ]
    subprocess.run(made, cwd=tmp_path, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    with socket.create_server(("127.0.0.1", 0)) as plain:

        def serve():
            while True:
                try:
                    connection, _ = plain.accept()
                    with context.wrap_socket(connection, server_side=True) as secure:
                        secure.recv(1000)
                        secure.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE.encode())
                except (ssl.SSLError, ConnectionError):
                    continue
                except OSError:
                    return

        threading.Thread(target=serve, daemon=True).start()
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "cert.pem"))
        fetcher = Fetcher(
            rules(
                allowed=frozenset({"courier.example", "other.example"}),
                resolve=lambda host, port: ["127.0.0.1"],
                tries=1,
            )
        )
        port = plain.getsockname()[1]
        assert isinstance(next(fetcher.fetched(f"https://courier.example:{port}/a")), Input)
        wrong = next(fetcher.fetched(f"https://other.example:{port}/a"))
        assert wrong.error.reason == "no-answer"
        assert "certificate" in str(wrong.error).lower()
