package dev.roster.benchmarks.start;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;

/** The starts by their kind: the median of each figure, with the least and the most. */
final class StartTable {

  private final boolean withChats;
  private final Map<String, List<Start>> byKind = new LinkedHashMap<>();

  /**
   * An empty table.
   *
   * @param withChats whether there is a column for the connection to chat platforms
   */
  StartTable(boolean withChats) {
    this.withChats = withChats;
  }

  /**
   * Notes a start.
   *
   * @param cold whether it was on an empty folder
   * @param cached whether with the AOT cache
   */
  void add(boolean cold, boolean cached, Start start) {
    String kind = (cold ? "cold: empty folder" : "warm") + " | " + (cached ? "yes" : "no");
    byKind.computeIfAbsent(kind, _ -> new ArrayList<>()).add(start);
  }

  void print() {
    String connected = withChats ? " chats connected, ms |" : "";
    System.out.println(
        "| start | AOT cache | until ready, ms |" + connected + " JVM, MiB | mariadbd, MiB |");
    System.out.println("|---|---|---|" + (withChats ? "---|" : "") + "---|---|");
    byKind.forEach((kind, starts) ->
        System.out.println(
            "| %s | %s | %s%s | %s |"
                .formatted(
                    kind,
                    figures(starts, Start::ready),
                    withChats ? figures(starts, Start::connected) + " | " : "",
                    figures(starts, Start::jvm),
                    figures(starts, Start::server))));
  }

  private static String figures(List<Start> starts, ToLongFunction<Start> figure) {
    long[] sorted = starts.stream().mapToLong(figure).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%,d (%,d-%,d)",
        sorted[sorted.length / 2],
        sorted[0],
        sorted[sorted.length - 1]);
  }
}
