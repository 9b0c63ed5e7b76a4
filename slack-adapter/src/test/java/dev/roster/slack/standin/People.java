package dev.roster.slack.standin;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people do in the stand-in of Slack, through either door. */
public final class People {

  private final StandInSlack slack;
  private final Door door;
  private final String team;

  /** People who reach the app through a door. */
  public People(StandInSlack slack, Door door) {
    this(slack, door, StandInSlack.TEAM);
  }

  private People(StandInSlack slack, Door door, String team) {
    this.slack = slack;
    this.door = door;
    this.team = team;
  }

  /** The people of another workspace. */
  public People of(String other) {
    return new People(slack, door, other);
  }

  /** Types {@code /roster text}, escaped as Slack would have sent it. */
  public Interaction type(String user, String channel, String text) throws Exception {
    var payload = new JsonObject();
    payload.addProperty("token", "verification");
    payload.addProperty("team_id", team);
    payload.addProperty("team_domain", "acme");
    payload.addProperty("channel_id", channel);
    payload.addProperty("channel_name", "general");
    payload.addProperty("user_id", user);
    payload.addProperty("user_name", user);
    payload.addProperty("command", "/roster");
    payload.addProperty("text", text);
    payload.addProperty("trigger_id", slack.trigger(StandInSlack.in(team, user)));
    var typed = new Interaction(user, channel, null, Door.Kind.COMMAND, payload);
    payload.addProperty("response_url", slack.responseUrl(typed));
    return deliver(typed);
  }

  /** Presses a button that the message shows. */
  public Interaction press(String user, Shown message, String label) throws Exception {
    JsonObject button = message.button(label);
    return pressed(user, message, button.get("value").getAsString());
  }

  /** Presses whatever button, as an old or hostile client would. */
  public Interaction pressed(String user, Shown message, String value) throws Exception {
    var action = new JsonObject();
    action.addProperty("type", "button");
    action.addProperty("action_id", "press-0");
    action.addProperty("block_id", "b");
    action.addProperty("value", value);
    action.addProperty("action_ts", slack.nextTs());
    var container = new JsonObject();
    container.addProperty("type", "message");
    container.addProperty("message_ts", message.ts());
    container.addProperty("channel_id", message.channel());
    container.addProperty("is_ephemeral", message.isPrivate());
    var payload = interactive("block_actions", user);
    payload.add("container", container);
    payload.add("channel", withId(message.channel()));
    payload.add("actions", arrayOf(action));
    var pressed = new Interaction(user, message.channel(), message, Door.Kind.INTERACTIVE, payload);
    payload.addProperty("response_url", slack.responseUrl(pressed));
    return deliver(pressed);
  }

  /** Presses a button on the own home tab. */
  public Interaction pressAtHome(String user, String value) throws Exception {
    var action = new JsonObject();
    action.addProperty("type", "button");
    action.addProperty("action_id", "press-0");
    action.addProperty("value", value);
    action.addProperty("action_ts", slack.nextTs());
    var container = new JsonObject();
    container.addProperty("type", "view");
    var payload = interactive("block_actions", user);
    payload.add("container", container);
    payload.add("view", Objects.requireNonNull(slack.home(StandInSlack.in(team, user))));
    payload.add("actions", arrayOf(action));
    return deliver(
        new Interaction(
            user, StandInSlack.directChannel(team, user), null, Door.Kind.INTERACTIVE, payload));
  }

  /**
   * Fills and submits the open form.
   *
   * @param values by block: the state of its element, such as {@code {"value": "text"}}
   */
  public Interaction submit(String user, Map<String, JsonObject> values) throws Exception {
    JsonObject view =
        Objects.requireNonNull(slack.view(StandInSlack.in(team, user)), "no form is open")
            .deepCopy();
    var state = new JsonObject();
    values.forEach((block, value) -> {
      var byAction = new JsonObject();
      byAction.add(block, value);
      state.add(block, byAction);
    });
    var holder = new JsonObject();
    holder.add("values", state);
    view.add("state", holder);
    var payload = interactive("view_submission", user);
    payload.add("view", view);
    var submitted = deliver(new Interaction(user, "-", null, Door.Kind.INTERACTIVE, payload));
    if (submitted.ack().body().isEmpty()) {
      slack.closeView(StandInSlack.in(team, user));
    }
    return submitted;
  }

  /** Types into a field of the open form and gives the values that are offered. */
  public List<String> search(String user, String block, String typed) throws Exception {
    var payload = interactive("block_suggestion", user);
    payload.addProperty("block_id", block);
    payload.addProperty("action_id", block);
    payload.addProperty("value", typed);
    payload.add(
        "view", Objects.requireNonNull(slack.view(StandInSlack.in(team, user)), "no form is open"));
    var searched = deliver(new Interaction(user, "-", null, Door.Kind.INTERACTIVE, payload));
    return searched.ack().json().getAsJsonArray("options").asList().stream()
        .map(option -> option.getAsJsonObject().get("value").getAsString())
        .toList();
  }

  /** Something happens that the app may have subscribed to. */
  public Interaction happen(JsonObject event) throws Exception {
    return happen(event, Optional.empty());
  }

  /**
   * The same.
   *
   * @param at when, in Unix seconds
   */
  public Interaction happen(JsonObject event, Optional<Long> at) throws Exception {
    var payload = new JsonObject();
    payload.addProperty("type", "event_callback");
    payload.addProperty("team_id", team);
    payload.addProperty("event_id", "Ev" + slack.nextTs());
    at.ifPresent(second -> payload.addProperty("event_time", second));
    payload.add("event", event);
    return deliver(new Interaction("-", "-", null, Door.Kind.EVENT, payload));
  }

  /** Delivers the same once more; its answers arrive at the interaction given. */
  public Interaction again(Interaction interaction) throws Exception {
    return deliver(interaction);
  }

  /** The state of a text field. */
  public static JsonObject text(@Nullable String value) {
    var state = new JsonObject();
    state.addProperty("type", "plain_text_input");
    state.addProperty("value", value);
    return state;
  }

  /** The state of a select of users. */
  public static JsonObject users(String... users) {
    var state = new JsonObject();
    state.addProperty("type", "multi_users_select");
    state.add("selected_users", StandInSlack.array(users));
    return state;
  }

  /** The state of a select with one value. */
  public static JsonObject picked(String value) {
    var option = new JsonObject();
    option.addProperty("value", value);
    var state = new JsonObject();
    state.addProperty("type", "external_select");
    state.add("selected_option", option);
    return state;
  }

  private Interaction deliver(Interaction interaction) throws Exception {
    interaction.acknowledged(door.deliver(interaction.kind(), interaction.payload()));
    return interaction;
  }

  private JsonObject interactive(String type, String user) {
    var who = withId(user);
    who.addProperty("team_id", team);
    var payload = new JsonObject();
    payload.addProperty("type", type);
    payload.addProperty("trigger_id", slack.trigger(StandInSlack.in(team, user)));
    payload.add("team", withId(team));
    payload.add("user", who);
    return payload;
  }

  private static JsonObject withId(String id) {
    var object = new JsonObject();
    object.addProperty("id", id);
    return object;
  }

  private static JsonArray arrayOf(JsonElement element) {
    var array = new JsonArray();
    array.add(element);
    return array;
  }
}
