package dev.lever4j.client.transport;

/** Keeps line ends and other control characters out of what goes on the wire; the HTTP library lets some through. */
final class HeaderText {
    private HeaderText() {}

    /**
     * @return the text
     * @throws IllegalArgumentException if it is empty or holds anything but printable ASCII and inner blanks; the
     *     message never quotes it
     */
    static String checked(String what, String text) {
        if (text.isBlank() || !text.equals(text.strip()) || !text.chars().allMatch(c -> c >= ' ' && c < 0x7f)) {
            throw new IllegalArgumentException(
                    "the " + what + " must be printable ASCII without line ends or blanks around it");
        }
        return text;
    }
}
