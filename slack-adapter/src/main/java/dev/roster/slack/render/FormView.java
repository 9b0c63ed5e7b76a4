package dev.roster.slack.render;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.roster.command.Form;
import java.util.ArrayList;

/** Renders a form as a modal. */
public final class FormView {

  /** What submissions of our forms are recognised by. */
  public static final String CALLBACK = "roster-form";

  /** Slack's limit on a modal's title (platforms.md 2). */
  private static final int TITLE = 24;

  private FormView() {}

  /**
   * The modal.
   *
   * @param state travels with it and comes back when it is submitted
   * @param team the Slack workspace it opens in
   */
  public static View of(Form form, FormState state, String team) {
    var blocks = new ArrayList<LayoutBlock>();
    for (Form.Field field : form.fields()) {
      blocks.addAll(new FormField(field, team).blocks());
    }
    return View.builder()
        .type("modal")
        .callbackId(CALLBACK)
        .title(ViewTitle.builder().type("plain_text").text(title(form.title())).build())
        .submit(ViewSubmit.builder().type("plain_text").text("Submit").build())
        .close(ViewClose.builder().type("plain_text").text("Cancel").build())
        .privateMetadata(state.write())
        .blocks(blocks)
        .build();
  }

  private static String title(String title) {
    String shown = Escapes.shown(title.strip());
    if (shown.codePointCount(0, shown.length()) <= TITLE) {
      return shown;
    }
    return shown.substring(0, shown.offsetByCodePoints(0, TITLE - 1)).strip() + "…";
  }
}
