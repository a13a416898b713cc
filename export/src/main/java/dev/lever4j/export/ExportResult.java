package dev.lever4j.export;

import java.nio.file.Path;

/**
 * A finished export.
 *
 * @param file where it is: complete and on disk
 * @param total what it holds, and how long it took
 */
public record ExportResult(Path file, ExportProgress total) {}
