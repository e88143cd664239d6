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
 * Ensures that all hubs that work with a server share one database. Each hub answers a command
 * named {@link #NAME} with its database and whether it works with the server, and asks all others
 * before it begins. A hub announces that it is about to begin before it asks; of two hubs that
 * begin at the same moment, at least one therefore sees the other. The server routes commands by
 * key, so a hub sends enough of them to reach every hub.
 */
final class OneDatabase {
  static final String NAME = "weft.database";

  private static final int ASKED = 64;
  private static final int ANSWER_SECONDS = 4;
  private static final int MOST_PAUSE_MILLIS = 500;

  /** How far this hub has come with the server. */
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
   * Checks for this hub.
   *
   * @param number supplies its database's number; called once the server answers
   */
  OneDatabase(AxonServerLink link, Supplier<String> number) {
    this.link = link;
    this.number = number;
  }

  /**
   * Returns if this hub may work with the server.
   *
   * @throws IllegalStateException if a hub with another database works with the server. This holds
   *     until a restart, because one history would get the events of both.
   */
  void require() throws InterruptedException {
    String before = elsewhere;
    if (before != null) throw new IllegalStateException(before);
    if (work == Work.WORKS) return; // other hubs ask this one
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
    Thread.sleep(ThreadLocalRandom.current().nextInt(MOST_PAUSE_MILLIS)); // else both collide again
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
    registered = true; // the connector renews it by itself
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

  /** Whether no hub with another database works with the server or is about to. */
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

  /** Keeps the reason: this hub refuses to work until it is started again. */
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
