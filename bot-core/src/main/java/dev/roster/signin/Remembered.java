package dev.roster.signin;

import dev.roster.door.Entry;
import dev.roster.json.Json;
import java.util.List;

/**
 * What a sign-in led to, as it is kept for the page that tells it.
 *
 * @param entries an entry an org
 */
record Remembered(List<One> entries) {

  /** Copies the list. */
  Remembered {
    entries = List.copyOf(entries);
  }

  /** One org. */
  record One(String what, String org, String words) {
    private static One of(Entry entry) {
      return switch (entry) {
        case Entry.Joined(var org, var role) -> new One("joined", org, role);
        case Entry.Asked(var org) -> new One("asked", org, "");
        case Entry.Refused(var org, var sentence) -> new One("refused", org, sentence);
      };
    }

    private Entry entry() {
      return switch (what) {
        case "joined" -> new Entry.Joined(org, words);
        case "asked" -> new Entry.Asked(org);
        default -> new Entry.Refused(org, words);
      };
    }
  }

  static String write(List<Entry> entries) {
    return Json.write(new Remembered(entries.stream().map(One::of).toList()));
  }

  static List<Entry> read(String json) {
    return Json.read(json, Remembered.class).entries().stream().map(One::entry).toList();
  }
}
