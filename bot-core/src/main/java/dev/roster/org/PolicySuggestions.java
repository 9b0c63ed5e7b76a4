package dev.roster.org;

import dev.roster.access.PolicyKey;
import dev.roster.access.Seat;
import dev.roster.chat.Place;
import dev.roster.command.Context;
import dev.roster.command.Input;
import dev.roster.command.Suggester;
import dev.roster.command.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Offers policy keys, and the values that would be taken. */
final class PolicySuggestions {

  private PolicySuggestions() {}

  /** The keys, with what is in force; each can be looked at. */
  static Suggester keys(Policies policies) {
    return (context, sql, typed) ->
        policies.all(sql, context.seat()).stream()
            .filter(setting -> setting.key().name().contains(typed))
            .map(setting ->
                new Suggestion(
                    setting.key().name(), setting.key().name() + " · " + setting.inForce()))
            .toList();
  }

  /** The values of the key that was picked; of all that the asker may set where none was yet. */
  static Suggester values(Policies policies) {
    return (context, sql, typed) -> {
      Optional<String> key = picked(context);
      var offered = new ArrayList<Suggestion>();
      for (PolicySetting setting : policies.all(sql, context.seat())) {
        String name = setting.key().name();
        // A number says nothing without its key.
        boolean meant = key.map(name::equals).orElse(setting.key().kind() != PolicyKey.Kind.NUMBER);
        if (meant && Policies.maySet(context.seat(), setting.key())) {
          for (String value : possible(policies, sql, context, setting)) {
            offered.add(new Suggestion(value, key.isPresent() ? value : value + " · " + name));
          }
        }
      }
      return offered.stream().filter(one -> one.value().startsWith(typed)).toList();
    };
  }

  private static Optional<String> picked(Context context) {
    return context.call().input() instanceof Input.Filled filled
        ? Optional.ofNullable(filled.words().get("key")).map(String::strip)
        : Optional.empty();
  }

  private static List<String> possible(
      Policies policies, Handle sql, Context context, PolicySetting setting) {
    Seat seat = context.seat();
    var values =
        new ArrayList<>(
            PolicyValues.offered(setting.key(), seat.scheme()).stream()
                .filter(value ->
                    value.equals(ChannelValue.HERE)
                        ? isElsewhere(context, setting)
                        : policies.isPossible(sql, seat, setting, value))
                .toList());
    if (setting.own().isPresent() && policies.isPossible(sql, seat, setting, setting.shipped())) {
      values.add(PolicyValues.DEFAULT);
    }
    return values;
  }

  /** Whether it is typed in a channel, and in another one than was set. */
  private static boolean isElsewhere(Context context, PolicySetting setting) {
    Place here = context.call().place();
    return !here.direct() && !ChannelValue.place(setting.inForce()).equals(Optional.of(here));
  }
}
