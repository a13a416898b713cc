package dev.lever4j.connect;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Deals accounts out among tasks, one by one, so that each has as many as the others. */
final class Deal {
    private Deal() {}

    /** One configuration for each task; none where there is no account to serve. */
    static List<Map<String, String>> of(
            Map<String, String> said, Collection<String> accounts, Set<String> paused, int most) {
        List<String> served = accounts.stream()
                .filter(account -> !paused.contains(account))
                .sorted()
                .toList();
        int tasks = Math.min(most, served.size());
        List<Map<String, String>> all = new ArrayList<>();
        for (int task = 0; task < tasks; task++) {
            List<String> own = new ArrayList<>();
            for (int account = task; account < served.size(); account += tasks) {
                own.add(served.get(account));
            }
            Map<String, String> configured = new HashMap<>(said);
            // names of all the others, in each of some hundred tasks
            configured.remove(Keys.ACCOUNTS);
            configured.remove(Keys.PAUSED);
            configured.put(Keys.TASK_ACCOUNTS, join(own));
            all.add(configured);
        }
        return all;
    }

    /** A store may have names with commas in them. */
    private static String join(List<String> accounts) {
        return accounts.stream()
                .map(name -> URLEncoder.encode(name, StandardCharsets.UTF_8))
                .collect(Collectors.joining(","));
    }

    /** What {@link #of} dealt to a task. */
    static List<String> dealt(Map<String, String> task) {
        return Arrays.stream(task.getOrDefault(Keys.TASK_ACCOUNTS, "").split(","))
                .filter(name -> !name.isEmpty())
                .map(name -> URLDecoder.decode(name, StandardCharsets.UTF_8))
                .toList();
    }
}
