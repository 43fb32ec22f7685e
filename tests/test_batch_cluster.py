"""One engine, many machines: a Dask cluster that loses a worker, and a bucket behind an S3 endpoint."""

from __future__ import annotations

import io
import json
import logging
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import Client

from service.batch.executors import unfit
from service.batch.storage import output_of
from tests.batch_runs import AGENDA, command, files, many
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

CLUSTER = """
import sys
from distributed import LocalCluster
if __name__ == "__main__":
    cluster = LocalCluster(n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None, host="127.0.0.1")
    print(cluster.scheduler_address, flush=True)
    sys.stdin.readline()
    cluster.close()
"""


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """A real cluster of three worker processes: its address."""
    script = tmp_path / "cum.py"
    script.write_text(CLUSTER)
    running = subprocess.Popen(
        [sys.executable, str(script)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert running.stdout
    address = running.stdout.readline().strip()
    yield address
    assert running.stdin
    running.stdin.write("\n")
    running.stdin.close()
    running.stdout.close()
    running.wait(timeout=60)


def test_a_cluster_that_loses_a_worker_makes_the_same_documents(tmp_path: Path, cluster: str) -> None:
    table = many(tmp_path / "bang.csv", 1_000)
    whole = subprocess.run(command("agenda", table, "-o", tmp_path / "mot"), cwd=ROOT, check=False, capture_output=True)
    assert whole.returncode == 0
    running = subprocess.Popen(
        command("agenda", table, "-o", tmp_path / "cum", "--scheduler", cluster), cwd=ROOT, stderr=subprocess.PIPE
    )
    killed = _kill_a_worker_once_documents_appear(tmp_path / "cum", running, cluster)
    _, said = running.communicate(timeout=300)
    assert running.returncode == 0, said
    assert killed
    assert files(tmp_path / "cum") == files(tmp_path / "mot")


def _kill_a_worker_once_documents_appear(folder: Path, running: subprocess.Popen[bytes], address: str) -> bool:
    with Client(address, set_as_default=False) as client:
        pids = list(client.run(os.getpid).values())
    while len(list(folder.glob("*.docx"))) < 20:
        if running.poll() is not None:
            return False
        time.sleep(0.02)
    os.kill(pids[0], signal.SIGKILL)
    return True


def test_a_scheduler_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = subprocess.run(
        command("agenda", AGENDA, "-o", tmp_path / "ra", "--scheduler", "tcp://127.0.0.1:9"),
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert "không nối được" in done.stderr


ALONE = CLUSTER.replace("n_workers=3", "n_workers=0")


def test_a_cluster_without_workers_is_refused_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "cum.py").write_text(ALONE)
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "cum.py")], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True, env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
    ) as running:  # fmt: skip
        assert running.stdout
        address = running.stdout.readline().strip()
        done = subprocess.run(
            command("agenda", AGENDA, "-o", tmp_path / "ra", "--scheduler", address),
            cwd=ROOT, capture_output=True, text=True, check=False, timeout=120,
        )  # fmt: skip
        running.communicate("\n", timeout=60)
    assert (done.returncode, "chưa có máy làm việc" in done.stderr) == (2, True), done.stderr
    assert not list((tmp_path / "ra").glob("*.docx"))


def test_what_a_worker_says_of_itself_decides(tmp_path: Path) -> None:
    output = output_of(str(tmp_path))
    (tmp_path / "chung").write_bytes(b"w")
    good = ("edition", "3.11", True, "chung")
    assert unfit(good, "edition", output, "w") == ""
    assert "nơi ghi" in unfit(("edition", "3.11", False, "chung"), "edition", output, "w")  # it does not see ours
    assert "nơi ghi" in unfit(("edition", "3.11", True, "rieng"), "edition", output, "w")  # we do not see its own
    assert "3.9" in unfit(("other", "3.9", True, "chung"), "edition", output, "w")
    assert "chưa cài" in unfit(ModuleNotFoundError("service"), "edition", output, "w")
    assert "PermissionError" in unfit(PermissionError("x"), "edition", output, "w")


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """An empty bucket of an S3 endpoint on loopback, and the environment that leads to it."""
    import boto3
    from moto.server import ThreadedMotoServer

    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    for name, value in {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_DEFAULT_REGION": "us-east-1",
    }.items():
        monkeypatch.setenv(name, value)
    client = boto3.client("s3")
    client.create_bucket(Bucket="van-ban")
    yield client
    server.stop()


def _objects(client: Any) -> dict[str, bytes]:
    listed = client.list_objects_v2(Bucket="van-ban").get("Contents", [])
    return {one["Key"]: client.get_object(Bucket="van-ban", Key=one["Key"])["Body"].read() for one in listed}


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::ResourceWarning")
def test_a_bucket_holds_what_a_folder_would(tmp_path: Path, bucket: Any) -> None:
    for output in (tmp_path / "ra", "s3://van-ban/thang-11", "s3://van-ban/bo.zip"):
        done = subprocess.run(
            command("agenda", AGENDA, "-o", output), cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    found = _objects(bucket)
    wanted = files(tmp_path / "ra")
    with zipfile.ZipFile(io.BytesIO(found.pop("bo.zip"))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == wanted
    assert {name.removeprefix("thang-11/"): content for name, content in found.items()} == wanted
    assert json.dumps(sorted(found)).count("sinhhoat-batch") == 0
