package weft.history.axonserver;

import com.google.protobuf.ByteString;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.ProcessingInstruction;
import io.axoniq.axonserver.grpc.ProcessingKey;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.command.Command;
import io.axoniq.axonserver.grpc.command.CommandResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import weft.history.store.HistoryUnavailable;

/**
 * Sees to it that all hubs which work with a server have one database: each answers, by a command
 * of its own name, which it has and whether it works, and asks all others before it begins. As a
 * hub says that it is about to begin before it asks, of two that begin at the same moment one at
 * least sees the other. Commands go by their keys, so as many are sent as reach every hub.
 */
final class OneDatabase {
  static final String NAME = "weft.database";

  private static final int ASKED = 64;
  private static final int ANSWER_SECONDS = 4;
  private static final int MOST_PAUSE_MILLIS = 500;

  /** What a hub does with its database. */
  private enum Work {
    NONE,
    ABOUT_TO,
    WORKS
  }

  private final AxonServerLink link;
  private final Supplier<String> number;
  private volatile Work work = Work.NONE;
  private volatile String database = "";
  private volatile @Nullable String elsewhere;
  private boolean registered;

  /**
   * Of this hub.
   *
   * @param number its database's, asked for when the server answers
   */
  OneDatabase(AxonServerLink link, Supplier<String> number) {
    this.link = link;
    this.number = number;
  }

  /**
   * Returns where this hub may work.
   *
   * @throws IllegalStateException where a hub with another database does: for good, as events of
   *     both would be in one history
   */
  void require() throws InterruptedException {
    String before = elsewhere;
    if (before != null) throw new IllegalStateException(before);
    if (work == Work.WORKS) return; // and others that begin ask this one
    database = number.get();
    register();
    work = Work.ABOUT_TO;
    boolean alone = false;
    try {
      alone = asked();
      if (alone) work = Work.WORKS;
    } finally {
      if (!alone) work = Work.NONE;
    }
    if (alone) return;
    Thread.sleep(ThreadLocalRandom.current().nextInt(MOST_PAUSE_MILLIS)); // else both go on so
    throw new IllegalStateException(
        link + " is about to be worked with by a hub that has another database");
  }

  private void register() throws InterruptedException {
    if (registered) return;
    try {
      link.commands()
          .registerCommandHandler(it -> CompletableFuture.completedFuture(answer(it)), 100, NAME)
          .awaitAck(ANSWER_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new HistoryUnavailable(link + " does not answer", false, e);
    }
    registered = true; // the connector does it again by itself
  }

  private CommandResponse answer(Command asked) {
    return CommandResponse.newBuilder()
        .setMessageIdentifier(UUID.randomUUID().toString())
        .setRequestIdentifier(asked.getMessageIdentifier())
        .setPayload(
            SerializedObject.newBuilder()
                .setType(NAME)
                .setData(ByteString.copyFromUtf8(work + " " + database)))
        .build();
  }

  /** Whether no hub with another database works, or is about to. */
  private boolean asked() {
    List<CompletableFuture<CommandResponse>> answers = new ArrayList<>();
    for (int i = 0; i < ASKED; i++) answers.add(link.commands().sendCommand(question()));
    boolean alone = true;
    for (var it : answers) {
      CommandResponse answer = AxonServerLink.answer(it, false);
      if (!answer.getErrorCode().isEmpty())
        throw new HistoryUnavailable(answer.getErrorMessage().getMessage(), false, null);
      String said = answer.getPayload().getData().toStringUtf8();
      if (said.endsWith(" " + database) || said.startsWith(Work.NONE + " ")) continue;
      alone = false;
      if (said.startsWith(Work.WORKS + " ")) throw never();
    }
    return alone;
  }

  /** From now on. */
  private IllegalStateException never() {
    String why =
        link
            + " is worked with by a hub that has another database: hubs with a database each cannot"
            + " share an Axon Server. Give this one the database of the other, or a context of its"
            + " own (weft.axon-server.context), and start it again";
    elsewhere = why;
    return new IllegalStateException(why);
  }

  private static Command question() {
    return Command.newBuilder()
        .setMessageIdentifier(UUID.randomUUID().toString())
        .setName(NAME)
        .setTimestamp(System.currentTimeMillis())
        .addProcessingInstructions(
            ProcessingInstruction.newBuilder()
                .setKey(ProcessingKey.ROUTING_KEY)
                .setValue(MetaDataValue.newBuilder().setTextValue(UUID.randomUUID().toString())))
        .build();
  }
}
