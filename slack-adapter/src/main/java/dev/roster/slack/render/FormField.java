package dev.roster.slack.render;

import static dev.roster.slack.render.MessageBlocks.plain;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ExternalSelectElement;
import com.slack.api.model.block.element.MultiUsersSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.RadioButtonsElement;
import com.slack.api.model.block.element.StaticSelectElement;
import dev.roster.chat.Account;
import dev.roster.command.Form;
import dev.roster.command.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * One field of a form: an input block named after its option, and for lists of people a second one
 * for those who are not in this Slack workspace, since a select cannot hold an address.
 */
final class FormField {

  /** Ends the name of the second block; no option's name has a dot. */
  static final String ADDRESSES = ".addresses";

  // Slack's limits on text inputs and on an option's value and text (platforms.md 2).
  private static final int INPUT = 3_000;
  private static final int VALUE = 75;

  private final Form.Field field;
  private final String team;

  FormField(Form.Field field, String team) {
    this.field = field;
    this.team = team;
  }

  List<LayoutBlock> blocks() {
    return switch (field.kind()) {
      case Kind.Text(var max) -> List.of(input(field.label(), text(max)));
      case Kind.Choice(var values) -> List.of(input(field.label(), choice(values)));
      case Kind.Suggested _, Kind.Person _ -> List.of(input(field.label(), suggested()));
      case Kind.YesNo _ -> List.of(input(field.label(), yesNo()));
      case Kind.People _ -> people();
    };
  }

  private LayoutBlock input(String label, BlockElement element) {
    return InputBlock.builder()
        .blockId(field.name())
        .label(plain(label))
        .hint(plain(field.help()))
        .optional(!field.required())
        .element(element)
        .build();
  }

  private PlainTextInputElement text(int max) {
    return PlainTextInputElement.builder()
        .actionId(field.name())
        .multiline(field.multiline())
        .maxLength(Math.min(max, INPUT))
        .initialValue(field.initial().filter(text -> text.length() <= INPUT).orElse(null))
        .build();
  }

  private StaticSelectElement choice(List<String> values) {
    return StaticSelectElement.builder()
        .actionId(field.name())
        .options(values.stream().map(FormField::option).toList())
        .initialOption(initial(values::contains).orElse(null))
        .build();
  }

  private ExternalSelectElement suggested() {
    return ExternalSelectElement.builder()
        .actionId(field.name())
        .placeholder(plain("Type to search"))
        .minQueryLength(0)
        .initialOption(initial(value -> value.length() <= VALUE).orElse(null))
        .build();
  }

  private RadioButtonsElement yesNo() {
    return RadioButtonsElement.builder()
        .actionId(field.name())
        .options(List.of(option("yes", "Yes"), option("no", "No")))
        .initialOption(
            initial("yes"::equals)
                .map(_ -> option("yes", "Yes"))
                .or(() -> initial("no"::equals).map(_ -> option("no", "No")))
                .orElse(null))
        .build();
  }

  private Optional<OptionObject> initial(Predicate<String> allowed) {
    return field.initial().filter(allowed).map(FormField::option);
  }

  private static OptionObject option(String value) {
    return option(value, value);
  }

  private static OptionObject option(String value, String label) {
    return OptionObject.builder().text(plain(label)).value(value).build();
  }

  /** Either block may stay empty; that somebody is named is for the check of the submission. */
  private List<LayoutBlock> people() {
    var words = field.initial().map(text -> List.of(text.split("[\\s,;]+"))).orElse(List.of());
    var users = words.stream().map(this::user).flatMap(Optional::stream).toList();
    var others =
        words.stream().filter(word -> user(word).isEmpty()).collect(Collectors.joining("\n"));
    return Arrays.asList(
        InputBlock.builder()
            .blockId(field.name())
            .label(plain(field.label()))
            .hint(plain(field.help()))
            .optional(true)
            .element(
                MultiUsersSelectElement.builder()
                    .actionId(field.name())
                    .placeholder(plain("People in this Slack workspace"))
                    .initialUsers(users.isEmpty() ? null : users)
                    .build())
            .build(),
        InputBlock.builder()
            .blockId(field.name() + ADDRESSES)
            .label(plain(field.label() + " by e-mail"))
            .hint(plain("Addresses separated by spaces, commas or new lines"))
            .optional(true)
            .element(
                PlainTextInputElement.builder()
                    .actionId(field.name() + ADDRESSES)
                    .multiline(true)
                    .maxLength(INPUT)
                    .initialValue(others.isEmpty() || others.length() > INPUT ? null : others)
                    .build())
            .build());
  }

  /** The user of this Slack workspace whom the word mentions. */
  private Optional<String> user(String word) {
    return Account.parseMention(word)
        .filter(account -> account.platform().equals("slack") && account.tenant().equals(team))
        .map(Account::user);
  }
}
