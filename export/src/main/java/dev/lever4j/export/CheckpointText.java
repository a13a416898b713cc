package dev.lever4j.export;

import dev.lever4j.export.redact.RedactionMark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A checkpoint as text: a line that names the form, six or, where it is redacted, seven that say what the export is,
 * and its positions.
 */
final class CheckpointText {
    private static final String FORM = "lever4j-checkpoint 1";
    private static final String REDACTION = "redaction";
    private static final int HEAD = 7;

    private CheckpointText() {}

    static String of(Checkpoint checkpoint) {
        Checkpoint.Origin origin = checkpoint.origin();
        StringBuilder text = new StringBuilder(FORM + "\n");
        line(text, "root", origin.root().text());
        line(text, "server", origin.server());
        line(text, "export", origin.export());
        line(text, "started", origin.startedAt().toEpochMilli());
        line(text, "confidential", origin.confidential());
        line(text, "whole", origin.whole());
        checkpoint.redaction().ifPresent(mark -> line(text, REDACTION, mark.profile() + " " + mark.fingerprint()));
        checkpoint
                .positions()
                .forEach(position -> text.append(position.toText()).append('\n'));
        return text.toString();
    }

    static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals(FORM) || lines.size() < HEAD) {
            throw unreadable(null);
        }
        try {
            RedactionMark mark = lines.size() > HEAD ? mark(lines.get(HEAD)) : null;
            Checkpoint checkpoint = Checkpoint.fresh(origin(lines, mark));
            for (String position : lines.subList(mark == null ? HEAD : HEAD + 1, lines.size())) {
                checkpoint = checkpoint.after(Position.parse(position));
            }
            return checkpoint;
        } catch (IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    private static @Nullable RedactionMark mark(String line) {
        if (!line.startsWith(REDACTION + " ")) {
            return null;
        }
        String[] both = value(line, REDACTION).split(" ", -1);
        if (both.length != 2) {
            throw new IllegalArgumentException("expected a profile and a fingerprint");
        }
        return new RedactionMark(both[0], both[1]);
    }

    private static Checkpoint.Origin origin(List<String> lines, @Nullable RedactionMark mark) {
        ExportResource root = ExportResource.of(value(lines.get(1), "root")).orElseThrow(IllegalArgumentException::new);
        return new Checkpoint.Origin(
                root,
                value(lines.get(2), "server"),
                value(lines.get(3), "export"),
                Instant.ofEpochMilli(Long.parseLong(value(lines.get(4), "started"))),
                value(lines.get(5), "confidential").equals("true"),
                Slice.parse(value(lines.get(6), "whole")),
                mark);
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append(' ').append(value).append('\n');
    }

    private static String value(String line, String name) {
        if (!line.startsWith(name + " ")) {
            throw new IllegalArgumentException("expected " + name);
        }
        return line.substring(name.length() + 1);
    }

    private static IllegalArgumentException unreadable(@Nullable Exception why) {
        return new IllegalArgumentException(
                "not a checkpoint of an export, or one of a newer version; its text must be kept as it was given", why);
    }
}
