package weft.history.axonserver;

import io.axoniq.axonserver.connector.ErrorCategory;
import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.InstructionAck;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandProviderInbound;
import io.axoniq.axonserver.grpc.command.CommandProviderOutbound;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import io.axoniq.axonserver.grpc.command.CommandServiceGrpc;
import io.axoniq.axonserver.grpc.command.CommandSubscription;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The commands of {@link ServerOnPaper}: routes each by its key to one of the clients that handle
 * its name.
 */
public final class CommandsOnPaper extends CommandServiceGrpc.CommandServiceImplBase {
  /**
   * A command that a hub was given.
   *
   * @param hub the client id of the hub
   */
  public record Given(String hub, String key, String name) {}

  private final TreeMap<String, Handler> handlers = new TreeMap<>();
  private final List<Given> given = new ArrayList<>();
  private boolean loses;
  private boolean scatters;

  /** All commands given to any hub so far. */
  public synchronized List<Given> given() {
    return List.copyOf(given);
  }

  /** The number of hubs that take commands. */
  public synchronized int hubs() {
    return (int) handlers.values().stream().filter(it -> it.kinds() > 0).count();
  }

  /** The number of hubs that take all of this many kinds: a hub registers one after the other. */
  synchronized long hubsTaking(int kinds) {
    return handlers.values().stream().filter(it -> it.kinds() == kinds).count();
  }

  /** Gives commands to one hub after the other, whatever their key, as while hubs come and go. */
  public synchronized void scatter() {
    scatters = true;
  }

  /** Executes the next command, and breaks the line before the server reports its result. */
  synchronized void loseNextAnswer() {
    loses = true;
  }

  @Override
  public StreamObserver<CommandProviderOutbound> openStream(
      StreamObserver<CommandProviderInbound> hub) {
    return new Handler(hub);
  }

  @Override
  public void dispatch(Command command, StreamObserver<CommandResponse> answer) {
    Handler to;
    synchronized (this) {
      String key = key(command);
      var able = handlers.values().stream().filter(it -> it.takes(command.getName())).toList();
      if (able.isEmpty()) {
        answer(answer, failed(command, ErrorCategory.NO_HANDLER_FOR_COMMAND, "nobody takes it"));
        return;
      }
      to = able.get(Math.floorMod(scatters ? given.size() : key.hashCode(), able.size()));
      if (!command.getName().equals(OneDatabase.NAME))
        given.add(new Given(to.id(), key, command.getName()));
    }
    to.give(command, answer);
  }

  private static String key(Command command) {
    return command.getProcessingInstructionsList().stream()
        .filter(it -> it.getKey() == ProcessingKey.ROUTING_KEY)
        .map(it -> it.getValue().getTextValue())
        .findFirst()
        .orElse(command.getMessageIdentifier());
  }

  private static CommandResponse failed(Command command, ErrorCategory error, String said) {
    return CommandResponse.newBuilder()
        .setRequestIdentifier(command.getMessageIdentifier())
        .setErrorCode(error.errorCode())
        .setErrorMessage(ErrorMessage.newBuilder().setMessage(said))
        .build();
  }

  private static void answer(StreamObserver<CommandResponse> to, CommandResponse response) {
    to.onNext(response);
    to.onCompleted();
  }

  private synchronized boolean isLost() {
    boolean lost = loses;
    loses = false;
    return lost;
  }

  /** A hub's line for commands. */
  private final class Handler implements StreamObserver<CommandProviderOutbound> {
    private record Waiting(Command command, StreamObserver<CommandResponse> answer) {}

    private final StreamObserver<CommandProviderInbound> hub;
    private final List<String> names = new ArrayList<>();
    private final Map<String, Waiting> waiting = new HashMap<>();
    private String id = "";

    Handler(StreamObserver<CommandProviderInbound> hub) {
      this.hub = hub;
    }

    String id() {
      return id;
    }

    /** Without the hubs' questions about each other's databases. */
    private long kinds() {
      return names.stream().filter(it -> !it.equals(OneDatabase.NAME)).count();
    }

    boolean takes(String name) {
      return names.contains(name);
    }

    void give(Command command, StreamObserver<CommandResponse> answer) {
      synchronized (CommandsOnPaper.this) {
        waiting.put(command.getMessageIdentifier(), new Waiting(command, answer));
        hub.onNext(CommandProviderInbound.newBuilder().setCommand(command).build());
      }
    }

    @Override
    public void onNext(CommandProviderOutbound said) {
      switch (said.getRequestCase()) {
        case SUBSCRIBE -> subscribed(said.getSubscribe(), said.getInstructionId());
        case UNSUBSCRIBE -> unsubscribed(said.getUnsubscribe(), said.getInstructionId());
        case COMMAND_RESPONSE -> answered(said.getCommandResponse());
        default -> {} // flow control: commands are few here
      }
    }

    private void subscribed(CommandSubscription it, String instruction) {
      synchronized (CommandsOnPaper.this) {
        id = it.getClientId();
        names.add(it.getCommand());
        handlers.put(id, this);
        acknowledge(instruction);
      }
    }

    private void unsubscribed(CommandSubscription it, String instruction) {
      synchronized (CommandsOnPaper.this) {
        names.remove(it.getCommand());
        acknowledge(instruction);
      }
    }

    private void acknowledge(String instruction) {
      if (instruction.isEmpty()) return;
      hub.onNext(
          CommandProviderInbound.newBuilder()
              .setAck(InstructionAck.newBuilder().setSuccess(true).setInstructionId(instruction))
              .build());
    }

    private void answered(CommandResponse response) {
      Waiting asked;
      synchronized (CommandsOnPaper.this) {
        asked = waiting.remove(response.getRequestIdentifier());
      }
      if (asked == null) return;
      if (isLost()) asked.answer().onError(Status.UNAVAILABLE.asRuntimeException());
      else answer(asked.answer(), response);
    }

    @Override
    public void onError(@Nullable Throwable thrown) {
      left();
    }

    @Override
    public void onCompleted() {
      left();
      hub.onCompleted();
    }

    private void left() {
      synchronized (CommandsOnPaper.this) {
        handlers.remove(id, this);
        for (Waiting it : waiting.values())
          answer(
              it.answer(),
              failed(it.command(), ErrorCategory.COMMAND_DISPATCH_ERROR, "the hub has left"));
        waiting.clear();
      }
    }
  }
}
