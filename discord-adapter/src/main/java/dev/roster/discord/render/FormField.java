package dev.roster.discord.render;

import dev.roster.command.Form;
import dev.roster.command.Kind;
import java.util.List;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.label.LabelChildComponent;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu.SelectTarget;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;

/**
 * One field of a form: a labelled input named after its option, and for people a second one for
 * those who are not on Discord, since a select cannot hold an address.
 */
final class FormField {

  /** Ends the name of the second input; no option's name has a dot. */
  static final String ADDRESSES = ".addresses";

  private static final int LABEL = 45;
  private static final int INPUT = 4_000;
  private static final int PICKED = 25;

  private final Form.Field field;

  FormField(Form.Field field) {
    this.field = field;
  }

  List<Label> labels() {
    return switch (field.kind()) {
      case Kind.Text(var max) -> List.of(label(field.label(), text(field.name(), max)));
      case Kind.Suggested(_, var max) -> List.of(label(field.label(), text(field.name(), max)));
      case Kind.Choice(var values) -> List.of(label(field.label(), choice(values)));
      case Kind.YesNo _ -> List.of(label(field.label(), choice(List.of("yes", "no"))));
      case Kind.Person _ -> people(1);
      case Kind.People(var max, _) -> people(Math.min(max, PICKED));
    };
  }

  private Label label(String label, LabelChildComponent input) {
    return Label.of(cut(label), field.help(), input);
  }

  private static String cut(String label) {
    return label.length() <= LABEL ? label : label.substring(0, LABEL - 1) + "…";
  }

  private TextInput text(String name, int max) {
    int most = Math.min(max, INPUT);
    return TextInput.create(
            name, field.multiline() ? TextInputStyle.PARAGRAPH : TextInputStyle.SHORT)
        .setRequired(field.required())
        .setMaxLength(most)
        .setValue(
            field.initial().filter(text -> !text.isEmpty() && text.length() <= most).orElse(null))
        .build();
  }

  private StringSelectMenu choice(List<String> values) {
    return StringSelectMenu.create(field.name())
        .addOptions(values.stream().map(value -> SelectOption.of(value, value)).toList())
        .setDefaultValues(field.initial().filter(values::contains).stream().toList())
        .setRequired(field.required())
        .build();
  }

  /** Either input may stay empty; that somebody is named is for the check of the submission. */
  private List<Label> people(int max) {
    return List.of(
        label(
            field.label(),
            EntitySelectMenu.create(field.name(), SelectTarget.USER)
                .setMaxValues(max)
                .setRequired(false)
                .build()),
        Label.of(
            cut(field.label() + " by e-mail"),
            "Addresses separated by spaces, commas or new lines",
            TextInput.create(field.name() + ADDRESSES, TextInputStyle.PARAGRAPH)
                .setRequired(false)
                .setMaxLength(INPUT)
                .setValue(field.initial().filter(text -> text.length() <= INPUT).orElse(null))
                .build()));
  }
}
