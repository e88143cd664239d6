package weft.history.axonserver;

import static java.util.Objects.requireNonNullElse;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.connector.ErrorCategory;
import io.axoniq.axonserver.grpc.ErrorMessage;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import weft.desk.Busy;
import weft.desk.DeskAnswer;
import weft.desk.DeskCommand;
import weft.event.Refusal;
import weft.event.Refused;
import weft.history.store.HistoryUnavailable;
import weft.json.CommandJson;

/** Converts the desk's commands and their results to and from Axon Server's form. */
final class AxonServerCommands {
  private static final String REFUSED = "WEFT-REFUSED";
  private static final String COLLIDED = "WEFT-COLLIDED";
  private static final String UNAVAILABLE = "WEFT-UNAVAILABLE";
  private static final String PERHAPS_RECORDED = "WEFT-PERHAPS-RECORDED";
  private static final String PATIENCE = "weft-patience-millis";

  private final CommandJson json = new CommandJson();

  /**
   * The names under which a hub registers for commands. They contain the version of the JSON, so
   * that no hub gets a command that it would read differently.
   */
  String[] names() {
    return Arrays.stream(DeskCommand.class.getPermittedSubclasses())
        .map(AxonServerCommands::name)
        .toArray(String[]::new);
  }

  private static String name(Class<?> type) {
    return type.getName() + "@" + CommandJson.VERSION;
  }

  /** The command as a message, for a hub that has that much time for it. */
  Command of(DeskCommand command, Duration patience) {
    return Command.newBuilder()
        .setMessageIdentifier(UUID.randomUUID().toString())
        .setName(name(command.getClass()))
        .setTimestamp(System.currentTimeMillis())
        .setPayload(payload(json.write(command, DeskCommand.class), DeskCommand.class))
        .putMetaData(
            PATIENCE, MetaDataValue.newBuilder().setNumberValue(patience.toMillis()).build())
        .addProcessingInstructions(
            ProcessingInstruction.newBuilder()
                .setKey(ProcessingKey.ROUTING_KEY)
                .setValue(
                    MetaDataValue.newBuilder()
                        .setTextValue(command.routingKeys().iterator().next())))
        .build();
  }

  private static SerializedObject payload(byte[] written, Class<?> kind) {
    return SerializedObject.newBuilder()
        .setType(kind.getName())
        .setRevision(CommandJson.VERSION)
        .setData(ByteString.copyFrom(written))
        .build();
  }

  DeskCommand command(Command given) {
    return json.read(given.getPayload().getData().toByteArray(), DeskCommand.class);
  }

  Duration patience(Command given) {
    return Duration.ofMillis(
        given.getMetaDataOrDefault(PATIENCE, MetaDataValue.getDefaultInstance()).getNumberValue());
  }

  CommandResponse done(Command given, Object answer) {
    return response(given)
        .setPayload(payload(json.write((DeskAnswer) answer, DeskAnswer.class), DeskAnswer.class))
        .build();
  }

  /** Carries the desk's exception, so that the hub that sent the command can throw an equal one. */
  CommandResponse failed(Command given, Throwable thrown) {
    var response = response(given);
    switch (thrown) {
      case Refused it ->
          response
              .setErrorCode(REFUSED)
              .setPayload(payload(json.write(it.refusal(), Refusal.class), Refusal.class));
      case ConcurrencyException _, AggregateStreamCreationException _ ->
          response.setErrorCode(COLLIDED);
      case HistoryUnavailable it ->
          response.setErrorCode(it.perhapsRecorded() ? PERHAPS_RECORDED : UNAVAILABLE);
      case Busy _ -> response.setErrorCode(UNAVAILABLE);
      default -> response.setErrorCode(ErrorCategory.COMMAND_EXECUTION_ERROR.errorCode());
    }
    String said = requireNonNullElse(thrown.getMessage(), thrown.getClass().getName());
    return response.setErrorMessage(ErrorMessage.newBuilder().setMessage(said)).build();
  }

  private static CommandResponse.Builder response(Command given) {
    return CommandResponse.newBuilder()
        .setMessageIdentifier(UUID.randomUUID().toString())
        .setRequestIdentifier(given.getMessageIdentifier());
  }

  /** The desk's answer, or the exception in its place; empty if no hub took the command. */
  Optional<Object> answer(CommandResponse response) {
    String said = response.getErrorMessage().getMessage();
    byte[] payload = response.getPayload().getData().toByteArray();
    return switch (response.getErrorCode()) {
      case "" -> Optional.of(json.read(payload, DeskAnswer.class));
      case REFUSED -> Optional.of(new Refused(json.read(payload, Refusal.class)));
      case COLLIDED -> Optional.of(new ConcurrencyException(said));
      case UNAVAILABLE -> Optional.of(new HistoryUnavailable(said, false, null));
      // The server also answers this way if the hub that had the command has left.
      case PERHAPS_RECORDED -> Optional.of(new HistoryUnavailable(said, true, null));
      default -> answer(ErrorCategory.getFromCode(response.getErrorCode()), said);
    };
  }

  private static Optional<Object> answer(ErrorCategory error, String said) {
    return switch (error) {
      case NO_HANDLER_FOR_COMMAND -> Optional.empty();
      case COMMAND_DISPATCH_ERROR, CONNECTION_FAILED ->
          Optional.of(new HistoryUnavailable(said, true, null));
      default -> Optional.of(new CommandExecutionException(said, null));
    };
  }
}
