package dev.lever4j.simulator.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A {@code multipart/form-data} body: texts by name, as one object of texts and lists, and files. */
record Multipart(ObjectNode texts, List<Part> files) {
    private static final Pattern BOUNDARY = Pattern.compile("boundary=(?:\"([^\"]+)\"|([^;\\s]+))");
    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);

    /** A file as it was sent; the name has lost its brackets. */
    record Part(String name, String filename, String contentType, byte[] bytes) {}

    static boolean is(String contentType) {
        return contentType.regionMatches(true, 0, "multipart/form-data", 0, 19);
    }

    static Multipart parse(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw malformed();
        }
        String word = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
        byte[] delimiter = ("--" + word).getBytes(StandardCharsets.ISO_8859_1);
        FormFields texts = new FormFields();
        List<Part> files = new ArrayList<>();
        int from = after(body, delimiter, 0);
        while (!startsWith(body, from, "--")) {
            int end = indexOf(body, delimiter, from);
            if (end < 0) {
                throw malformed();
            }
            part(body, from + 2, end - 2, texts, files);
            from = end + delimiter.length;
        }
        return new Multipart(texts.object(), List.copyOf(files));
    }

    private static void part(byte[] body, int from, int to, FormFields texts, List<Part> files) {
        int blank = indexOf(body, BLANK_LINE, from);
        if (blank < 0 || blank + 4 > to) {
            throw malformed();
        }
        String head = new String(body, from, blank - from, StandardCharsets.UTF_8);
        byte[] content = Arrays.copyOfRange(body, blank + 4, to);
        String name = parameter(head, "name");
        String filename = parameter(head, "filename");
        if (name == null) {
            throw malformed();
        }
        if (filename == null) {
            texts.add(name, new String(content, StandardCharsets.UTF_8));
        } else {
            files.add(new Part(name.replace("[]", ""), filename, header(head, "content-type"), content));
        }
    }

    private static @Nullable String parameter(String head, String name) {
        String disposition = header(head, "content-disposition");
        Matcher matcher = Pattern.compile(";\\s*" + name + "=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s]+))")
                .matcher(disposition);
        if (!matcher.find()) {
            return null;
        }
        return matcher.group(1) == null ? matcher.group(2) : matcher.group(1).replaceAll("\\\\(.)", "$1");
    }

    private static String header(String head, String name) {
        for (String line : head.split("\r\n")) {
            if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
                return line.substring(name.length() + 1).trim();
            }
        }
        return "";
    }

    private static int after(byte[] body, byte[] delimiter, int from) {
        int at = indexOf(body, delimiter, from);
        if (at < 0) {
            throw malformed();
        }
        return at + delimiter.length;
    }

    private static boolean startsWith(byte[] body, int from, String text) {
        if (from + text.length() > body.length) {
            throw malformed();
        }
        return new String(body, from, text.length(), StandardCharsets.ISO_8859_1).equals(text);
    }

    private static int indexOf(byte[] body, byte[] wanted, int from) {
        for (int i = from; i <= body.length - wanted.length; i++) {
            if (Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    private static LeverError malformed() {
        return LeverError.badRequest("Malformed multipart body");
    }
}
