package dev.roster.discord.render;

import dev.roster.command.Form;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.modals.Modal;

/** Renders the form behind a button as a modal. */
public final class FormModal {

  private FormModal() {}

  /**
   * The modal. It is named after the button that opened it, which is all that its submission needs
   * to be understood, after a restart too. Discord carries 5 inputs: of a form with more only those
   * that are needed most are asked for, the others keep what the button says.
   *
   * @param button the id of the button, at most 100 characters
   */
  public static Modal of(Form form, String button) {
    var fields =
        form.fields().stream().sorted(Comparator.comparing(field -> !field.required())).toList();
    var labels = new ArrayList<Label>();
    for (Form.Field field : fields) {
      List<Label> more = new FormField(field).labels();
      if (labels.size() + more.size() <= Modal.MAX_COMPONENTS) {
        labels.addAll(more);
      }
    }
    return Modal.create(button, title(form.title())).addComponents(labels).build();
  }

  private static String title(String title) {
    String line = Escapes.line(title).strip();
    return line.length() <= Modal.MAX_TITLE_LENGTH
        ? line
        : line.substring(0, Modal.MAX_TITLE_LENGTH - 1).strip() + "…";
  }
}
