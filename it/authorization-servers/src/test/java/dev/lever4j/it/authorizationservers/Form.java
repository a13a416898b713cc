package dev.lever4j.it.authorizationservers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The first form of a page, as far as the pages of these servers need it. */
final class Form {
    private static final Pattern FORM = Pattern.compile("<form([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(?:input|textarea)([^>]*)>", Pattern.DOTALL);
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z_-]+)=\"([^\"]*)\"");

    private final boolean there;
    private final String action;
    private final List<String> names = new ArrayList<>();
    private final List<String> choices = new ArrayList<>();
    private final Map<String, String> hidden = new LinkedHashMap<>();

    Form(String page) {
        Matcher form = FORM.matcher(page);
        there = form.find();
        action = there ? attributes(form.group(1)).getOrDefault("action", "") : "";
        if (there) {
            Matcher field = FIELD.matcher(form.group(2));
            while (field.find()) {
                read(attributes(field.group(1)));
            }
        }
    }

    boolean isThere() {
        return there;
    }

    /** Where it is posted to; empty for the page itself. */
    String action() {
        return action;
    }

    List<String> names() {
        return names;
    }

    Map<String, String> hidden() {
        return hidden;
    }

    /** What can be ticked. */
    List<String> choices() {
        return choices;
    }

    private void read(Map<String, String> field) {
        String name = field.getOrDefault("name", "");
        String value = field.getOrDefault("value", "");
        if (!name.isEmpty()) {
            names.add(name);
        }
        if (field.getOrDefault("type", "").equals("hidden")) {
            hidden.put(name, value);
        } else if (field.getOrDefault("type", "").equals("checkbox") && name.equals("scope")) {
            choices.add(value);
        }
    }

    private static Map<String, String> attributes(String tag) {
        Map<String, String> attributes = new HashMap<>();
        Matcher attribute = ATTRIBUTE.matcher(tag);
        while (attribute.find()) {
            attributes.put(attribute.group(1), attribute.group(2).replace("&amp;", "&"));
        }
        return attributes;
    }
}
