package dev.roster.discord.standin;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.container.Container;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.requests.restaction.MessageCreateAction;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.FileUpload;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The stand-in with JDA alone: what the adapter's tests rely on is so. */
final class StandInDiscordTest extends ListenerAdapter {

  private StandInDiscord discord;
  private Guild acme;
  private Person ada;
  private JDA jda;
  private final AtomicInteger submitted = new AtomicInteger();

  @BeforeEach
  void connect() throws Exception {
    discord = new StandInDiscord();
    acme = discord.guild("Acme");
    ada = acme.person("Ada");
    jda =
        JDABuilder.createLight(StandInDiscord.TOKEN, EnumSet.noneOf(GatewayIntent.class))
            .setRestConfig(new RestConfig().setBaseUrl(discord.apiBaseUrl().toString()))
            .setSessionController(
                new ConcurrentSessionController() {
                  @Override
                  public String getGateway() {
                    return discord.gatewayUrl().toString();
                  }
                })
            .addEventListeners(this)
            .build();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> jda.getStatus() == JDA.Status.CONNECTED);
    jda.updateCommands()
        .addCommands(
            Commands.slash("member", "People")
                .addSubcommands(
                    new SubcommandData("role", "Gives a role")
                        .addOption(OptionType.USER, "person", "Who", true)
                        .addOptions(
                            new OptionData(OptionType.STRING, "role", "Which", true)
                                .addChoice("Admin", "admin"))
                        .addOption(OptionType.STRING, "team", "Where", false, true)))
        .complete();
  }

  @AfterEach
  void leave() throws InterruptedException {
    jda.shutdown();
    assertThat(jda.awaitShutdown(Duration.ofSeconds(10))).isTrue();
    discord.close();
  }

  @Override
  public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
    var text =
        TextDisplay.of(
            "**" + requireNonNull(event.getOption("person")).getAsMentionable().getAsMention());
    event.deferReply(true).complete();
    event
        .getHook()
        .editOriginalComponents(
            Container.of(
                TextDisplay.of("## Sure\\*?\n" + text.getContent() + "**"),
                ActionRow.of(Button.primary("yes", "Yes"), Button.secondary("why", "Why"))))
        .useComponentsV2()
        .setAllowedMentions(List.of())
        .complete();
  }

  @Override
  public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
    event.replyChoiceStrings(event.getFocusedOption().getValue() + "sign").complete();
  }

  @Override
  public void onButtonInteraction(ButtonInteractionEvent event) {
    if (event.getComponentId().equals("why")) {
      var reason = TextInput.create("reason", TextInputStyle.PARAGRAPH).setMaxLength(10).build();
      event
          .replyModal(Modal.create("m", "Why").addComponents(Label.of("Reason", reason)).build())
          .complete();
      return;
    }
    event.deferEdit().complete();
    event
        .getHook()
        .editOriginalComponents(TextDisplay.of("Done"))
        .useComponentsV2()
        .setAllowedMentions(List.of())
        .complete();
  }

  @Override
  public void onModalInteraction(ModalInteractionEvent event) {
    submitted.incrementAndGet();
    event
        .reply(requireNonNull(event.getValue("reason")).getAsString())
        .setEphemeral(true)
        .complete();
  }

  private Interaction role() {
    return discord.type(ada, "/member role", Map.of("person", ada, "role", "Admin"));
  }

  @Test
  void letsACommandBeAnsweredDeferred() throws Exception {
    Interaction typed = role();

    Shown answer = typed.answer();
    assertThat(answer.words()).isEqualTo("Sure*?\n@Ada");
    assertThat(answer.headings()).containsExactly("Sure*?");
    assertThat(answer.buttons()).containsExactly("Yes", "Why");
    assertThat(answer.isEphemeral()).isTrue();
    assertThat(typed.acknowledgedAfter()).isPositive().isLessThan(typed.answeredAfter());
    assertThat(discord.pings()).isEmpty();
    assertThat(acme.channel("general").messages()).isEmpty();
    Person bob = acme.person("Bob");
    assertThatThrownBy(() -> discord.press(bob, answer, "Yes")).hasMessageContaining("not see");
  }

  @Test
  void letsAButtonChangeItsMessage() throws Exception {
    Shown answer = role().answer();

    assertThat(discord.press(ada, answer, "Yes").answer()).isSameAs(answer);

    assertThat(answer.words()).isEqualTo("Done");
    assertThat(answer.buttons()).isEmpty();
    assertThatThrownBy(() -> discord.press(ada, answer, "Yes")).hasMessageContaining("no button");
  }

  @Test
  void letsAFormBeFilled() throws Exception {
    var modal = discord.press(ada, role().answer(), "Why").modal();

    assertThat(modal.title()).isEqualTo("Why");
    assertThat(modal.labels()).containsExactly("Reason");
    assertThatThrownBy(() -> discord.submit(ada, modal, Map.of("Reason", "")))
        .hasMessageContaining("required");
    assertThatThrownBy(() -> discord.submit(ada, modal, Map.of("Reason", "x".repeat(11))))
        .hasMessageContaining("11 characters");
    var done = discord.submit(ada, modal, Map.of("Reason", "Because"));
    assertThat(done.answer().words()).isEqualTo("Because");
  }

  @Test
  void offersWhatTheAppSuggests() throws Exception {
    assertThat(discord.complete(ada, "/member role", "team", "de", Map.of("person", ada)))
        .containsExactly(new Choice("design", "design"));
  }

  @Test
  void sendsOnlyWhatWasRegistered() {
    assertThatThrownBy(() -> discord.type(ada, "/member fire", Map.of()))
        .hasMessageContaining("no such command");
    assertThatThrownBy(() -> discord.type(ada, "/member role", Map.of("person", ada)))
        .hasMessageContaining("role is required");
    assertThatThrownBy(
            () -> discord.type(ada, "/member role", Map.of("person", "ada", "role", "Admin")))
        .hasMessageContaining("picked");
    assertThatThrownBy(
            () -> discord.type(ada, "/member role", Map.of("person", ada, "role", "God")))
        .hasMessageContaining("does not offer God");
    assertThatThrownBy(() ->
            discord.type(ada, "/member role", Map.of("person", ada, "role", "Admin", "size", "XL")))
        .hasMessageContaining("no options [size]");
  }

  @Test
  void keepsWhatHappensWhileTheLineIsCut() throws Exception {
    discord.gateway().cut();
    Interaction typed = role();

    assertThat(typed.answer().buttons()).contains("Yes");
    assertThat(discord.gateway().resumed()).isEqualTo(1);
    assertThat(discord.gateway().identified()).isEqualTo(1);
  }

  @Test
  void resumesWhenItAsksForIt() {
    discord.gateway().askToReconnect();
    Awaitility.await().until(() -> discord.gateway().resumed() == 1);
    discord.gateway().invalidate(true);
    Awaitility.await().until(() -> discord.gateway().resumed() == 2);
    discord.gateway().invalidate(false);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> discord.gateway().identified() == 2);
  }

  @Test
  void postsOnceForOneNonce() {
    jda.openPrivateChannelById(ada.id()).flatMap(dm -> hello(dm.sendMessage("Hello"))).complete();
    jda.openPrivateChannelById(ada.id()).flatMap(dm -> hello(dm.sendMessage("Hello"))).complete();

    assertThat(discord.dms(ada)).hasSize(1);
    assertThat(discord.repeatedPosts()).isEqualTo(1);
  }

  private static MessageCreateAction hello(MessageCreateAction action) {
    return action
        .setNonce("n-1")
        .addFiles(FileUpload.fromData("a,ü".getBytes(StandardCharsets.UTF_8), "a.csv"));
  }

  @Test
  void takesFiles() {
    jda.openPrivateChannelById(ada.id()).flatMap(dm -> hello(dm.sendMessage("Hello"))).complete();

    assertThat(discord.dm(ada, "Hello").files()).containsExactly(Map.entry("a.csv", "a,ü"));
  }

  @Test
  void saysWhomAMessageWouldPing() {
    jda.openPrivateChannelById(ada.id())
        .flatMap(dm ->
            dm.sendMessage("@everyone " + ada.mention())
                .setAllowedMentions(List.of())
                .mentionUsers(ada.id()))
        .complete();

    assertThat(discord.pings())
        .extracting(Ping::kind, Ping::id)
        .containsExactly(Tuple.tuple("user", ada.id()));
  }

  @Test
  void refusesAClosedDm() {
    ada.closeDms();

    assertThatThrownBy(() ->
            jda.openPrivateChannelById(ada.id()).flatMap(dm -> dm.sendMessage("Hello")).complete())
        .hasMessageContaining("50007");
  }

  @Test
  void writesDownBrokenRules() throws Exception {
    Interaction typed = role();
    typed.answer();
    var uri =
        discord
            .apiBaseUrl()
            .resolve("interactions/" + typed.id() + "/" + typed.token() + "/callback");
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(uri)
                    .header("User-Agent", "DiscordBot (x, 1)")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"type\":5}"))
                    .build(),
                HttpResponse.BodyHandlers.ofString());

    assertThat(answer.body()).contains("40060");
    assertThat(discord.takeViolations())
        .extracting(Violation::rule)
        .containsExactly("acknowledged twice");
  }
}
