package dev.roster.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.roster.command.Call;
import dev.roster.command.Engine;
import dev.roster.command.ErrorId;
import dev.roster.command.Input;
import dev.roster.command.Running;
import dev.roster.discord.Answers.Waiting;
import dev.roster.reply.Reply;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what people do. JDA calls it on the thread that reads the connection, so everything is done
 * on a virtual thread of its own; and each interaction once, since Discord may deliver it again
 * when a connection is resumed.
 */
final class Interactions implements EventListener {

  private static final Logger log = LoggerFactory.getLogger(Interactions.class);
  // Longer than an interaction can be answered.
  private static final Duration MEMORY = Duration.ofMinutes(20);

  private final Engine engine;
  private final Running running;
  private final Profiles profiles;
  private final Answers answers;
  private final Registrar registrar;
  private final SlashCommands commands;
  private final Clicks clicks;
  private final Submissions submissions;
  private final Suggestions suggestions;
  private final Cache<String, Boolean> taken =
      Caffeine.newBuilder().expireAfterWrite(MEMORY).maximumSize(100_000).build();

  Interactions(
      Engine engine, Running running, Profiles profiles, Answers answers, Registrar registrar) {
    this.engine = engine;
    this.running = running;
    this.profiles = profiles;
    this.answers = answers;
    this.registrar = registrar;
    this.commands = new SlashCommands(engine.catalog(), this);
    this.clicks = new Clicks(engine, this);
    this.submissions = new Submissions(engine, this);
    this.suggestions = new Suggestions(engine, running);
  }

  @Override
  public void onEvent(GenericEvent event) {
    switch (event) {
      case SlashCommandInteractionEvent typed -> begin(typed, commands::take);
      case ButtonInteractionEvent pressed -> begin(pressed, clicks::take);
      case ModalInteractionEvent filled -> begin(filled, submissions::take);
      case CommandAutoCompleteInteractionEvent typing -> begin(typing, suggestions::offer);
      case ReadyEvent _ -> Thread.startVirtualThread(registrar::register);
      default -> {}
    }
  }

  private <T extends Interaction> void begin(T interaction, Consumer<T> work) {
    if (taken.asMap().putIfAbsent(interaction.getId(), true) == null) {
      running.begin(() -> {
        profiles.note(interaction);
        work.accept(interaction);
      });
    }
  }

  /**
   * Acknowledges with a private message, lets the engine do it, and answers there.
   *
   * @param input is read after the acknowledgement, which cannot wait
   */
  void handle(IReplyCallback event, Source source, Supplier<? extends Input> input) {
    if (Acknowledgement.send(event.deferReply(true), source)) {
      give(new Waiting(source, event.getHook(), false), ask(source, input));
    }
  }

  /** The same for a button whose message the answer replaces. */
  void handleInPlace(IMessageEditCallback event, Source source, Input input) {
    if (Acknowledgement.send(event.deferEdit(), source)) {
      give(new Waiting(source, event.getHook(), true), ask(source, () -> input));
    }
  }

  /** Says privately what needs no engine. */
  void say(IReplyCallback event, Source source, Reply.Message message) {
    if (Acknowledgement.send(event.deferReply(true), source)) {
      give(new Waiting(source, event.getHook(), false), message);
    }
  }

  private void give(Waiting waiting, Reply reply) {
    try {
      answers.give(waiting, reply);
    } catch (RuntimeException e) {
      answers.give(waiting, sorry(ErrorId.log(log, "an answer on Discord", e)));
    }
  }

  /** Asks the engine, which never throws but for its bugs. */
  private Reply ask(Source source, Supplier<? extends Input> input) {
    try {
      return engine.handle(
          new Call(source.account(), source.place(), input.get(), source.delivery()));
    } catch (RuntimeException e) {
      return sorry(ErrorId.log(log, "a call from Discord", e));
    }
  }

  static Reply.Message sorry(String id) {
    return Reply.text(
        "Something went wrong. Please look before you try again; if it stays, tell whoever runs"
            + " Roster the error id "
            + id
            + ".");
  }
}
