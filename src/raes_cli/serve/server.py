"""The MCP server: serves the tools on stdin and stdout until the client disconnects. Needs the SDK: extra `mcp`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import anyio
from mcp import MCPError
from mcp.server.lowlevel import Server
from mcp.server.stdio import stdio_server
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    TextContent,
    Tool,
    ToolAnnotations,
)

from raes_cli import __version__
from raes_cli.base import open_base
from raes_cli.errors import RaesError
from raes_cli.serve.tools import PROMISE, TOOLS, Found, Schema, checked, found, no_tool, parameters


def serve(facts: Sequence[str], lang: str) -> None:
    """Serve a client on stdin and stdout from the base at `facts`, answering in `lang` unless asked otherwise.

    The base is opened for each call, so an answer always reflects its current text. Raises `OSError` if an answer
    cannot be written; a client that has disconnected (broken pipe) counts as success, as for any other command.
    """
    try:
        anyio.run(_run, server(facts, lang))
    except ExceptionGroup as several:
        first: Exception = several
        while isinstance(first, ExceptionGroup):
            first = first.exceptions[0]
        if not isinstance(first, BrokenPipeError):
            raise first from None


def server(facts: Sequence[str], lang: str) -> Server[Any]:
    """Return the server with its tools."""
    models = {name: parameters(name, lang) for name in TOOLS}
    tools = [
        Tool(
            name=name,
            description=f"{tool.says} {PROMISE}",
            input_schema=models[name].model_json_schema(schema_generator=Schema),
            output_schema=Found.model_json_schema(schema_generator=Schema),
            annotations=ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False),
        )
        for name, tool in TOOLS.items()
    ]

    async def listed(*_: object) -> ListToolsResult:
        return ListToolsResult(tools=tools)

    async def called(_: object, call: CallToolRequestParams) -> CallToolResult:
        if call.name not in models:
            raise MCPError(INVALID_PARAMS, no_tool(call.name)[lang])
        given = {name: value for name, value in (call.arguments or {}).items() if value is not None}
        asked_in = chosen if (chosen := given.get("lang")) in ("en", "ru") else lang
        try:
            asked = checked(models[call.name], given)
            with open_base(facts) as base:
                answer = found(base, call.name, asked)
        except RaesError as error:
            told = [words[asked_in] for words in (error.message, error.hint) if words]
            return CallToolResult(content=[TextContent(text="\n".join(told))], is_error=True)
        text = answer.model_dump_json()
        return CallToolResult(content=[TextContent(text=text)], structured_content=answer.model_dump())

    return Server("raes", version=__version__, instructions=PROMISE, on_list_tools=listed, on_call_tool=called)


async def _run(server: Server[Any]) -> None:
    async with stdio_server() as (incoming, outgoing):
        await server.run(incoming, outgoing, server.create_initialization_options())
