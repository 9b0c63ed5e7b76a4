package dev.roster.slack.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ExternalSelectElement;
import com.slack.api.model.block.element.MultiUsersSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.RadioButtonsElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.roster.command.Form;
import dev.roster.command.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FormViewTest {

  private static final FormState STATE =
      new FormState("invite send", Map.of("team", "data"), null, "C1", false, null, null);

  @Test
  void mapsEachKindToItsInput() {
    var view =
        view(
            field("reason", new Kind.Text(200), Optional.of("because")),
            field("plan", new Kind.Choice(List.of("free", "pro")), Optional.of("pro")),
            field(
                "role",
                new Kind.Suggested((context, sql, typed) -> List.of(), 60),
                Optional.empty()),
            field("member", new Kind.Person((context, sql, typed) -> List.of()), Optional.empty()),
            field("here", new Kind.YesNo(), Optional.of("no")),
            field("people", new Kind.People(50), Optional.of("<@slack:T1/U2> a@b.test")));

    assertThat((PlainTextInputElement) element(view, "reason"))
        .satisfies(text -> {
          assertThat(text.getMaxLength()).isEqualTo(200);
          assertThat(text.getInitialValue()).isEqualTo("because");
        });
    assertThat((StaticSelectElement) element(view, "plan"))
        .satisfies(select -> assertThat(select.getOptions()).hasSize(2))
        .satisfies(select -> assertThat(select.getInitialOption().getValue()).isEqualTo("pro"));
    assertThat((ExternalSelectElement) element(view, "role"))
        .satisfies(select -> assertThat(select.getMinQueryLength()).isZero());
    assertThat(element(view, "member")).isInstanceOf(ExternalSelectElement.class);
    assertThat((RadioButtonsElement) element(view, "here"))
        .satisfies(radio -> assertThat(radio.getInitialOption().getValue()).isEqualTo("no"));
    assertThat((MultiUsersSelectElement) element(view, "people"))
        .satisfies(select -> assertThat(select.getInitialUsers()).containsExactly("U2"));
    assertThat((PlainTextInputElement) element(view, "people.addresses"))
        .satisfies(text -> assertThat(text.getInitialValue()).isEqualTo("a@b.test"))
        .satisfies(text -> assertThat(text.isMultiline()).isTrue());
  }

  @Test
  void cutsTheTitleToWhatSlackTakes() {
    var form =
        new Form("x", "Invite several people to this org", List.of(), Map.of(), Optional.empty());

    assertThat(FormView.of(form, STATE, "T1").getTitle().getText())
        .hasSizeLessThanOrEqualTo(24)
        .isEqualTo("Invite several people t…");
  }

  @Test
  void readsFilledFieldsBackIntoWords() {
    var values = new LinkedHashMap<String, Map<String, ViewState.Value>>();
    var addresses = new ViewState.Value();
    addresses.setValue("a@b.test,\nc@d.test");
    values.put("people.addresses", Map.of("people.addresses", addresses));
    var users = new ViewState.Value();
    users.setSelectedUsers(List.of("U2", "U3"));
    values.put("people", Map.of("people", users));
    var empty = new ViewState.Value();
    values.put("message", Map.of("message", empty));

    assertThat(FormWords.of(filled(values), STATE, "T1"))
        .containsOnly(
            Map.entry("team", "data"),
            Map.entry("people", "a@b.test,\nc@d.test <@slack:T1/U2> <@slack:T1/U3>"));
  }

  @Test
  void putsErrorsUnderFieldsThatTheFormHas() {
    var view =
        view(
            field("people", new Kind.People(50), Optional.empty()),
            field("role", new Kind.Text(60), Optional.empty()));

    assertThat(FormWords.errorsByBlock(view, Map.of("people", "who?")))
        .containsExactly(Map.entry("people.addresses", "who?"));
    assertThat(FormWords.errorsByBlock(view, Map.of("team", "which?")))
        .containsExactly(Map.entry("role", "which?"));
  }

  @Test
  void survivesARoundTripThroughTheView() {
    var state =
        new FormState("a b", Map.of("x", "y \"z\""), "f1", "D1", true, "1.2", "https://x.test/");

    assertThat(FormState.read(state.write())).isEqualTo(state);
    assertThat(FormState.read(STATE.write())).isEqualTo(STATE);
  }

  @Test
  void knowsWhenTheViewCannotCarryWhatWasGiven() {
    var long_ =
        new FormState("a", Map.of("message", "x".repeat(3_000)), null, "C1", false, null, null);

    assertThat(STATE.fits()).isTrue();
    assertThat(long_.fits()).isFalse();
  }

  private static Form.Field field(String name, Kind<?> kind, Optional<String> initial) {
    return new Form.Field(name, "What it is", kind, true, false, initial);
  }

  private static View view(Form.Field... fields) {
    var form = new Form("invite send", "Invite", List.of(fields), Map.of(), Optional.empty());
    return FormView.of(form, STATE, "T1");
  }

  private static View filled(Map<String, Map<String, ViewState.Value>> values) {
    var state = new ViewState();
    state.setValues(values);
    var view = view(field("people", new Kind.People(50), Optional.empty()));
    view.setState(state);
    return view;
  }

  private static BlockElement element(View view, String block) {
    return view.getBlocks().stream()
        .map(InputBlock.class::cast)
        .filter(input -> input.getBlockId().equals(block))
        .findFirst()
        .orElseThrow()
        .getElement();
  }
}
