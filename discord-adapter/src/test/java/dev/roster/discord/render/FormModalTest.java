package dev.roster.discord.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roster.command.Form;
import dev.roster.command.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.Test;

final class FormModalTest {

  private static final String BUTTON = "fAAAAAAAAAAAAAAAAAAAAAAupgrade deny";

  @Test
  void isNamedAfterItsButton() {
    DataObject modal = modal("Upgrade deny", field("reason", new Kind.Text(300), false));

    assertThat(modal.getString("custom_id")).isEqualTo(BUTTON);
    assertThat(modal.getString("title")).isEqualTo("Upgrade deny");
    DataObject label = modal.getArray("components").getObject(0);
    assertThat(label.getString("label")).isEqualTo("Reason");
    assertThat(label.getString("description")).isEqualTo("What reason is");
    DataObject input = label.getObject("component");
    assertThat(input.getString("custom_id")).isEqualTo("reason");
    assertThat(input.getInt("max_length")).isEqualTo(300);
    assertThat(input.getBoolean("required")).isFalse();
  }

  @Test
  void letsPeoplePickFromAChoice() {
    DataObject select =
        inputs(modal("X", field("tier", new Kind.Choice(List.of("base", "pro")), true))).getFirst();

    assertThat(select.getInt("type")).isEqualTo(3);
    assertThat(
            select.getArray("options").stream(DataArray::getObject).map(o -> o.getString("value")))
        .containsExactly("base", "pro");
    assertThat(inputs(modal("X", field("here", new Kind.YesNo(), true)))).hasSize(1);
  }

  @Test
  void takesPeopleByPickingAndByAddress() {
    var inputs = inputs(modal("X", field("people", new Kind.People(10), true)));

    assertThat(inputs).extracting(each -> each.getInt("type")).containsExactly(5, 4);
    assertThat(inputs).allSatisfy(each -> assertThat(each.getBoolean("required")).isFalse());
  }

  @Test
  void asksForWhatIsNeededMostWhenThereIsNoRoom() {
    var fields = new ArrayList<Form.Field>();
    for (String name : List.of("a", "b", "c", "d", "e", "f")) {
      fields.add(field(name, new Kind.Text(9_000), name.equals("f")));
    }

    var inputs = inputs(modal("X", fields.toArray(Form.Field[]::new)));

    assertThat(inputs)
        .extracting(each -> each.getString("custom_id"))
        .containsExactly("f", "a", "b", "c", "d");
    assertThat(inputs).allSatisfy(each -> assertThat(each.getInt("max_length")).isEqualTo(4_000));
  }

  @Test
  void cutsTheTitle() {
    assertThat(modal("T".repeat(60), field("a", new Kind.Text(9), true)).getString("title"))
        .hasSize(45)
        .endsWith("…");
  }

  private static DataObject modal(String title, Form.Field... fields) {
    var form = new Form("upgrade deny", title, List.of(fields), Map.of(), Optional.of(BUTTON));
    return FormModal.of(form, BUTTON).toData();
  }

  private static List<DataObject> inputs(DataObject modal) {
    return modal.getArray("components").stream(DataArray::getObject)
        .map(label -> label.getObject("component"))
        .toList();
  }

  private static Form.Field field(String name, Kind<?> kind, boolean required) {
    return new Form.Field(name, "What " + name + " is", kind, required, false, Optional.empty());
  }
}
