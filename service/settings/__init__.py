"""What an operator sets: one typed class, filled from wirefold.toml and from `WIREFOLD_…`.

Secrets are never settings; a model's `api_key_env` names the variable that holds its key.
"""

from service.settings.loading import CONFIG_FILE, load_settings, read_api_key
from service.settings.sections import LEXICAL, PREFIX, ModelSettings, Price, ServiceSettings, Settings

__all__ = [
    "CONFIG_FILE",
    "LEXICAL",
    "PREFIX",
    "ModelSettings",
    "Price",
    "ServiceSettings",
    "Settings",
    "load_settings",
    "read_api_key",
]
