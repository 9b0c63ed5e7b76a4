package dev.roster.removal;

import dev.roster.apikey.ApiKey;
import dev.roster.apikey.KeyEnds;
import dev.roster.reply.Block.Fact;
import dev.roster.reply.Span;
import dev.roster.store.Tx;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** API keys: those that the policy {@code keys.on_remove} names end, the others rest (X08). */
final class KeysPart implements Part {

  private final KeyEnds keys;

  KeysPart(KeyEnds keys) {
    this.keys = keys;
  }

  /**
   * The keys of somebody that could be used.
   *
   * @param ending those that are revoked with the membership
   * @param resting those that do not work until their owner is back
   * @param kept the org's own that they made: these go on, and they may have a copy
   * @param blocked whether keys do not work while their owner is suspended (X30)
   */
  record KeysEnd(List<ApiKey> ending, List<ApiKey> resting, List<ApiKey> kept, boolean blocked)
      implements Consequence {

    private static final int NAMED = 5;

    @Override
    public List<Fact> ahead() {
      return facts("%d revoked with it: %s", "%d rest until they are back: %s");
    }

    @Override
    public List<Fact> done() {
      return facts("%d revoked: %s", "%d rest until they are back: %s");
    }

    private List<Fact> facts(String ended, String rest) {
      var facts = new ArrayList<Fact>();
      add(facts, "API keys", ended, ending);
      add(facts, "API keys", rest, resting);
      add(facts, "Service keys", "%d kept, and whoever made them may have a copy: %s", kept);
      return facts;
    }

    private static void add(List<Fact> facts, String label, String words, List<ApiKey> keys) {
      if (!keys.isEmpty()) {
        String named = Named.some(keys, key -> "%s (%s)".formatted(key.name(), key.code()), NAMED);
        facts.add(new Fact(label, List.of(Span.plain(words.formatted(keys.size(), named)))));
      }
    }

    @Override
    public List<String> meanwhile() {
      int count = ending.size() + resting.size();
      if (count == 0) {
        return List.of();
      }
      String whose = count == 1 ? "Their API key" : "Their %d API keys".formatted(count);
      return List.of(
          blocked
              ? "%s %s not work meanwhile.".formatted(whose, count == 1 ? "does" : "do")
              : "%s %s known meanwhile, but may do nothing."
                  .formatted(whose, count == 1 ? "stays" : "stay"));
    }
  }

  @Override
  public KeysEnd of(Handle sql, Leaver leaver) {
    var scheme = leaver.actor().scheme();
    List<ApiKey> open =
        keys.open(sql, leaver.actor().org(), leaver.member().person(), leaver.now());
    List<ApiKey> ending =
        switch (scheme.policy("keys.on_remove")) {
          case "all" -> open;
          case "none" -> List.of();
          // by_origin(ide), as one of the sources has it (D34).
          default -> open.stream().filter(key -> key.origin() == ApiKey.Origin.IDE).toList();
        };
    return new KeysEnd(
        ending,
        open.stream().filter(key -> !ending.contains(key)).toList(),
        keys.openServiceOf(sql, leaver.actor().org(), leaver.member().person(), leaver.now()),
        scheme.policy("keys.on_suspend").equals("block"));
  }

  @Override
  public void end(Tx tx, Leaver leaver) {
    keys.endAll(tx, of(tx.sql(), leaver).ending(), "removed");
  }
}
