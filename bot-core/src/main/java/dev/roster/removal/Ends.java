package dev.roster.removal;

import static java.util.Objects.requireNonNull;

import dev.roster.member.Member;
import dev.roster.member.Members.Moments;
import dev.roster.reply.Block;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What ends with somebody's membership; read for the question, and again within the change.
 *
 * @param leaver whose membership, and who decides
 * @param moments when they were there last
 * @param consequences what each feature says of it, in the order in which it is shown
 */
record Ends(Leaver leaver, Moments moments, List<Consequence> consequences) {

  /** Copies the list. */
  Ends {
    requireNonNull(leaver, "leaver must not be null");
    requireNonNull(moments, "moments must not be null");
    consequences = List.copyOf(consequences);
  }

  /** Whose membership, as they were before. */
  Member member() {
    return leaver.member();
  }

  List<Block.Fact> ahead() {
    return consequences.stream().flatMap(one -> one.ahead().stream()).toList();
  }

  List<Block.Fact> done() {
    return consequences.stream().flatMap(one -> one.done().stream()).toList();
  }

  List<String> meanwhile() {
    return consequences.stream().flatMap(one -> one.meanwhile().stream()).toList();
  }

  /** What the audit keeps beside the membership. */
  Map<String, String> remembered() {
    var all = new HashMap<String, String>();
    consequences.forEach(one -> all.putAll(one.remembered()));
    return all;
  }

  /** The one of that type. */
  <C extends Consequence> Optional<C> find(Class<C> type) {
    return consequences.stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  /** What was shown before the question; Confirm does that and nothing else. */
  String seen() {
    String shown =
        consequences.stream()
            .map(Consequence::material)
            .collect(Collectors.joining("|", member().role() + "|", ""));
    return Integer.toHexString(shown.hashCode());
  }
}
