package dev.roster.app.playground;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Everything said in the playground, in memory and bounded, and the windows that look at it. As
 * with any chat platform the words are gone with it; what lasts is in the database, and {@code
 * inbox} lists it again. Safe for any number of threads.
 */
final class Chat {

  /** Lines kept for each person, and for the channel. */
  private static final int MOST_KEPT = 300;

  private final InstantSource clock;
  private final Map<String, Deque<Entry>> byAudience = new HashMap<>();
  private final Map<String, Map<String, Integer>> unread = new TreeMap<>();
  private final List<Window> windows = new CopyOnWriteArrayList<>();
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();

  Chat(InstantSource clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * Opens a window; what it is told first is all there is to see.
   *
   * @param more what else it is told then, by name
   */
  synchronized Window open(String user, Map<String, ?> more) {
    var window = new Window(user);
    var seen =
        byAudience.values().stream()
            .flatMap(Deque::stream)
            .filter(entry -> entry.isSeenBy(user))
            .sorted(Comparator.comparing(Entry::at))
            .toList();
    var all = new HashMap<String, Object>(more);
    all.put("entries", seen);
    all.put("unread", unread);
    window.tell("snapshot", all);
    windows.add(window);
    return window;
  }

  synchronized void close(Window window) {
    window.close();
    windows.remove(window);
  }

  /** Closes every window, so that the server can stop. */
  synchronized void closeAll() {
    windows.forEach(Window::close);
    windows.clear();
  }

  /** Adds a line; one with a known id is not added again. */
  synchronized boolean add(Entry entry) {
    if (find(entry.id()).isPresent()) {
      return false;
    }
    var kept = byAudience.computeIfAbsent(entry.audience(), _ -> new ArrayDeque<>());
    kept.addLast(entry);
    if (kept.size() > MOST_KEPT) {
      kept.removeFirst();
    }
    tell("entry", entry);
    if (entry.from().equals(Entry.ROSTER)) {
      for (Cast.Person person : Cast.people()) {
        if (entry.isSeenBy(person.user())) {
          count(person.user(), entry.place());
        }
      }
    }
    listeners.forEach(listener -> listener.accept(entry));
    return true;
  }

  /** Puts another message in the place of one; false when that is gone. */
  synchronized boolean replace(String id, ObjectNode message) {
    for (Deque<Entry> kept : byAudience.values()) {
      var entries = new ArrayList<>(kept);
      for (int i = 0; i < entries.size(); i++) {
        if (entries.get(i).id().equals(id)) {
          // The time stays, and so does the place in the conversation.
          Entry changed = entries.get(i).changed(message, entries.get(i).at());
          entries.set(i, changed);
          kept.clear();
          kept.addAll(entries);
          tell("entry", changed);
          return true;
        }
      }
    }
    return false;
  }

  synchronized Optional<Entry> find(String id) {
    return byAudience.values().stream()
        .flatMap(Deque::stream)
        .filter(entry -> entry.id().equals(id))
        .findFirst();
  }

  /** One more thing that somebody has not seen yet. */
  synchronized void count(String user, String place) {
    unread.computeIfAbsent(user, _ -> new TreeMap<>()).merge(place, 1, Integer::sum);
    tellUnread();
  }

  /** Somebody looks at a conversation or the mailbox. */
  synchronized void read(String user, String place) {
    var places = unread.get(user);
    if (places != null && places.remove(place) != null) {
      tellUnread();
    }
  }

  /**
   * Calls back for each new line, while the chat is locked: be quick.
   *
   * @return ends the calls
   */
  Runnable listen(Consumer<Entry> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Tells every window of a person. */
  synchronized void tell(String user, String event, Object data) {
    for (Window window : windows) {
      if (window.user().equals(user)) {
        window.tell(event, data);
      }
    }
  }

  private void tell(String event, Entry entry) {
    for (Window window : windows) {
      if (entry.isSeenBy(window.user())) {
        window.tell(event, entry);
      }
    }
  }

  private void tellUnread() {
    windows.forEach(window -> window.tell("unread", unread));
  }
}
