package dev.lever4j.export;

import dev.lever4j.client.Cursor;
import org.jspecify.annotations.Nullable;

/** Positions as text: words, and at the end of a list's the cursor, which may hold anything but a line break. */
final class PositionText {
    private PositionText() {}

    static String of(Position.InList list) {
        String strand = "list " + list.resource().text() + " " + list.pass() + " " + list.slice();
        return list.next() == null ? strand : strand + " " + list.next();
    }

    static String of(Position.Listed listed) {
        return listed.settled() ? "listed settled" : "listed unsettled";
    }

    static String of(Position.InFanOut fanOut) {
        return "children " + fanOut.next() + " " + fanOut.refused() + " " + fanOut.failed();
    }

    static Position parse(String text) {
        String[] words = text.split(" ", 5);
        try {
            return switch (words[0]) {
                case "list" -> list(words);
                case "listed" -> listed(text);
                case "children" -> children(text);
                default -> throw unreadable(null);
            };
        } catch (ArrayIndexOutOfBoundsException | IllegalArgumentException e) {
            throw unreadable(e);
        }
    }

    private static Position list(String[] words) {
        ExportResource resource = ExportResource.of(words[1]).orElseThrow(() -> unreadable(null));
        Cursor next = words.length == 5 ? Cursor.parse(words[4]) : null;
        return new Position.InList(resource, Integer.parseInt(words[2]), Slice.parse(words[3]), next);
    }

    private static Position listed(String text) {
        return switch (text) {
            case "listed settled" -> new Position.Listed(true);
            case "listed unsettled" -> new Position.Listed(false);
            default -> throw unreadable(null);
        };
    }

    private static Position children(String text) {
        String[] words = text.split(" ", -1);
        if (words.length != 4) {
            throw unreadable(null);
        }
        return new Position.InFanOut(Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    private static IllegalArgumentException unreadable(@Nullable Exception why) {
        return new IllegalArgumentException(
                "not a position of an export, or one of a newer version; its text must be kept as it was given", why);
    }
}
