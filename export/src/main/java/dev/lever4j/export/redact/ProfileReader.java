package dev.lever4j.export.redact;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads profiles. What is wrong with one is said by its place. */
final class ProfileReader {
    private static final String FORM = "redaction";
    private static final String BASE = "base";
    private static final String STRICT = "strict";
    private static final int MOST_CHARACTERS = 256 * 1024;
    private static final Pattern PATH = Pattern.compile("[\\w-]+(\\.[\\w-]+)*");

    private final String name;
    /** The resources that there are; null for the profile that says which. */
    private final @Nullable RedactionProfile known;

    private ProfileReader(String name, @Nullable RedactionProfile known) {
        this.name = name;
        this.known = known;
    }

    static RedactionProfile whole(String name, String yaml) {
        return new ProfileReader(name, null).read(yaml);
    }

    static RedactionProfile over(RedactionProfile strict, String name, String yaml) {
        return new ProfileReader(name, strict).read(yaml);
    }

    private RedactionProfile read(String yaml) {
        Map<?, ?> all = map("the profile", load(yaml));
        if (!Integer.valueOf(1).equals(all.get(FORM))) {
            throw wrong("it must begin with \"redaction: 1\", its form");
        }
        Map<String, Map<String, Rule>> resources = base(all.get(BASE));
        all.forEach((key, rules) -> {
            if (!key.equals(FORM) && !key.equals(BASE)) {
                String resource = resource(key);
                merge(resources.computeIfAbsent(resource, any -> new TreeMap<>()), rules(resource, rules));
            }
        });
        return new RedactionProfile(resources);
    }

    private @Nullable Object load(String yaml) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(name)
                .setCodePointLimit(MOST_CHARACTERS)
                .build();
        try {
            return new Load(settings).loadFromString(yaml);
        } catch (MarkedYamlEngineException e) {
            // without the parser's own words: they quote the file
            throw wrong("this is not YAML"
                    + e.getProblemMark()
                            .map(at -> ", in line " + (at.getLine() + 1))
                            .orElse(""));
        } catch (YamlEngineException e) {
            throw wrong("this is not YAML, or longer than " + MOST_CHARACTERS + " characters");
        }
    }

    private Map<String, Map<String, Rule>> base(@Nullable Object base) {
        Map<String, Map<String, Rule>> resources = new HashMap<>();
        if (base == null || known == null) {
            return resources;
        }
        if (!base.equals(STRICT)) {
            throw wrong("\"base\" must be \"strict\"; leave it out to drop all that is not named here");
        }
        known.resources().forEach((resource, rules) -> resources.put(resource, new TreeMap<>(rules)));
        return resources;
    }

    private String resource(Object key) {
        if (key instanceof String text && (known == null || known.resources().containsKey(text))) {
            return text;
        }
        throw wrong("\"" + key + "\" is no resource; there are "
                + (known == null ? "none" : String.join(", ", known.resources().keySet())));
    }

    private Map<String, Rule> rules(String resource, @Nullable Object said) {
        Map<String, Rule> rules = new TreeMap<>();
        map(resource, said == null ? Map.of() : said).forEach((path, rule) -> {
            String place = resource + ": " + path;
            if (!(path instanceof String text) || !PATH.matcher(text).matches()) {
                throw wrong(place + ": this is no path of field names with dots between them");
            }
            rules.put(text, rule(place, text, rule));
        });
        return rules;
    }

    private Rule rule(String place, String path, @Nullable Object said) {
        Rule rule = Rule.of(String.valueOf(said))
                .orElseThrow(() -> wrong(place + " must be keep, drop, hash, hash email or hash phone"));
        if (RedactionProfile.ALWAYS.containsKey(path) && rule != Rule.KEEP) {
            throw wrong(place + " is always kept, since records are told apart by it; leave it out");
        }
        return rule;
    }

    /** What is dropped is dropped with all that lies in it, unless that is named. */
    private static void merge(Map<String, Rule> base, Map<String, Rule> own) {
        for (String path : new TreeSet<>(own.keySet())) {
            if (own.get(path) == Rule.DROP) {
                base.keySet().removeIf(under -> under.startsWith(path + "."));
            }
        }
        base.putAll(own);
    }

    private Map<?, ?> map(String what, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(what + " must be a map");
    }

    private RedactionException wrong(String what) {
        return new RedactionException(name + ": " + what);
    }
}
