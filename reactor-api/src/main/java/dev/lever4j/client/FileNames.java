package dev.lever4j.client;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Names of files, and of a form's fields, as they are sent. */
final class FileNames {
    private static final int LONGEST = 255;
    private static final Pattern TYPE = Pattern.compile("[\\w!#$&^.+-]{1,100}/[\\w!#$&^.+-]{1,100}");
    private static final String ANY = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.of(
            "pdf", "application/pdf",
            "doc", "application/msword",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "js", "text/javascript",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "txt", "text/plain");

    private FileNames() {}

    /** @throws IllegalArgumentException if it could not be sent as it is; the message does not quote it */
    static String checked(String name) {
        boolean text = StandardCharsets.UTF_8.newEncoder().canEncode(name);
        boolean path = name.indexOf('/') >= 0 || name.indexOf('\\') >= 0;
        if (name.isBlank()
                || !text
                || path
                || name.chars().anyMatch(Character::isISOControl)
                || name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException("the name of a file to upload must be 1 to " + LONGEST
                    + " bytes, without slashes, line ends or other control characters");
        }
        return name;
    }

    /** @throws IllegalArgumentException if no field of a form can be called so; the message does not quote it */
    static String checkedField(String name) {
        if (name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "the name of a form's field must not be blank, nor have line ends or other control characters");
        }
        return name;
    }

    /** @throws IllegalArgumentException if it is no content type */
    static String checkedType(String contentType) {
        if (!TYPE.matcher(contentType).matches()) {
            throw new IllegalArgumentException("the contentType of a file to upload looks like application/pdf");
        }
        return contentType;
    }

    static String typeOf(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(ending, ANY);
    }

    /** As a form's field: quotes are escaped as browsers do it. */
    static String quoted(String checkedName) {
        return '"' + checkedName.replace("\"", "%22") + '"';
    }
}
