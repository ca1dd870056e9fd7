#!/usr/bin/env bash
# Prints the tables of README.md: builds in Release, then measures this library, the limits and the peers in one run.
# Further arguments go to the program, as in: run.sh --only scores
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
out=$PWD/artifacts/benchmarks
{
    # Compiled ahead of time for this machine, as the tool's README says.
    dotnet publish src/MulticlassMetrics.Cli -c Release --use-current-runtime --no-self-contained -p:PublishReadyToRun=true -o "$out/tool"
    mkdir -p "$out/hello-source"
    printf 'System.Console.WriteLine("Hello, World!");\n' >"$out/hello-source/Program.cs"
    printf '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType></PropertyGroup></Project>\n' >"$out/hello-source/hello.csproj"
    dotnet publish "$out/hello-source" -c Release -o "$out/hello"
    dotnet build tests/MulticlassMetrics.Benchmarks -c Release
} >&2
dotnet run -c Release --no-build --project tests/MulticlassMetrics.Benchmarks -- \
    ratios --folder "$out/data" --peers --tool "$out/tool/metrics.dll" --hello "$out/hello/hello.dll" "$@"
