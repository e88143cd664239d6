package weft.history.axonserver;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import weft.desk.DeskCommand;
import weft.event.Deadline;
import weft.history.store.HistoryUnavailable;

/**
 * Sends commands to Axon Server, which gives each to one of its hubs, and all with one routing key
 * to the same hub, so that hubs do not collide on a stream. This hub handles a command itself if it
 * is too large, or if no hub takes it.
 */
final class RoutedCommands implements CommandBus, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RoutedCommands.class);

  /** Axon Server accepts messages of 4 MB by default. */
  private static final int MOST_BYTES = 3 << 20;

  /** How many commands this hub handles at once; more wait at the server. */
  private static final int THREADS = 64;

  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private final CommandBus local;
  private final AxonServerLink link;
  private final AxonServerCommands form = new AxonServerCommands();
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS, Thread.ofPlatform().name("weft-routed-", 0).daemon().factory());

  /** Takes commands from the server from the link's first opening on. */
  RoutedCommands(CommandBus local, AxonServerLink link) {
    this.local = local;
    this.link = link;
    link.whenFirstOpen(
        () -> link.commands().registerCommandHandler(this::given, 100, form.names()));
  }

  @Override
  public <C> void dispatch(CommandMessage<C> command) {
    dispatch(command, (_, _) -> {});
  }

  @Override
  public <C, R> void dispatch(
      CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
    var sent = command.getPayload() instanceof DeskCommand it ? carried(it) : Optional.empty();
    if (sent.isEmpty()) local.dispatch(command, callback);
    else
      callback.onResult(
          command,
          sent.get() instanceof Throwable it
              ? asCommandResultMessage(it)
              : asCommandResultMessage(sent.get()));
  }

  /** The answer, or the exception in its place; empty if no hub was given the command. */
  private Optional<Object> carried(DeskCommand command) {
    if (!link.isOpen()) return Optional.empty();
    Command written = form.of(command, Deadline.atMost(PATIENCE));
    if (written.getSerializedSize() > MOST_BYTES) return Optional.empty();
    try {
      return form.answer(AxonServerLink.answer(link.commands().sendCommand(written), true));
    } catch (HistoryUnavailable e) {
      return Optional.of(e);
    }
  }

  private CompletableFuture<CommandResponse> given(Command command) {
    return CompletableFuture.supplyAsync(() -> done(command), threads);
  }

  private CommandResponse done(Command given) {
    try {
      var command = form.command(given);
      var answer =
          Deadline.within(
              form.patience(given),
              () -> {
                var result = new FutureCallback<DeskCommand, Object>();
                local.dispatch(new GenericCommandMessage<>(command), result);
                return result.getResult();
              });
      return answer.isExceptional()
          ? form.failed(given, answer.exceptionResult())
          : form.done(given, answer.getPayload());
    } catch (RuntimeException e) {
      log.error("A command that another hub was told", e);
      return form.failed(given, e);
    }
  }

  @Override
  public Registration subscribe(String name, MessageHandler<? super CommandMessage<?>> handler) {
    return local.subscribe(name, handler);
  }

  @Override
  public Registration registerDispatchInterceptor(
      MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
    return local.registerDispatchInterceptor(interceptor);
  }

  @Override
  public Registration registerHandlerInterceptor(
      MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
    return local.registerHandlerInterceptor(interceptor);
  }

  /** Accepts no more commands and finishes those it has. */
  @Override
  public void close() {
    try {
      if (link.isOpen()) AxonServerLink.answer(link.commands().prepareDisconnect(), false);
    } catch (RuntimeException e) {
      log.debug("Not signed off", e); // the server notices that the connection ends
    }
    threads.shutdown();
  }
}
