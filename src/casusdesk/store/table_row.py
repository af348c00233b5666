"""What every row class of the store is: an error about its values never quotes them (vault §1 "Traces")."""

from __future__ import annotations

from sqlmodel import SQLModel
from sqlmodel._compat import SQLModelConfig


class TableRow(SQLModel):
    """The base of the row classes; it is no table itself."""

    model_config = SQLModelConfig(hide_input_in_errors=True)
