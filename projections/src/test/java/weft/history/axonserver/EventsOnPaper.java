package weft.history.axonserver;

import io.axoniq.axonserver.grpc.event.Confirmation;
import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventStoreGrpc;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.axoniq.axonserver.grpc.event.GetAggregateEventsRequest;
import io.axoniq.axonserver.grpc.event.GetAggregateSnapshotsRequest;
import io.axoniq.axonserver.grpc.event.GetEventsRequest;
import io.axoniq.axonserver.grpc.event.GetLastTokenRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrRequest;
import io.axoniq.axonserver.grpc.event.ReadHighestSequenceNrResponse;
import io.axoniq.axonserver.grpc.event.TrackingToken;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The event store of {@link ServerOnPaper}. */
public final class EventsOnPaper extends EventStoreGrpc.EventStoreImplBase {
  private final List<Event> events = new ArrayList<>();
  private final List<Event> snapshots = new ArrayList<>();
  private final List<Follower> followers = new ArrayList<>();
  private final AtomicInteger answersToLose = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();
  private volatile boolean mute;
  private volatile @Nullable String muteAt;

  /** All events so far. */
  public synchronized List<Event> all() {
    return List.copyOf(events);
  }

  /** All states stored so far, including replaced ones. */
  public synchronized List<Event> snapshots() {
    return List.copyOf(snapshots);
  }

  /** Appends so far whose stream was not at the expected place. */
  public int refused() {
    return refused.get();
  }

  /** Records the next append, and breaks the line before it confirms it. */
  void loseNextAnswer() {
    answersToLose.set(1);
  }

  /** Whether it accepts calls and never answers. */
  public void mute(boolean is) {
    mute = is;
  }

  /** From the next event of this type on, which it does not store, it never answers. */
  public void muteAt(String type) {
    muteAt = type;
  }

  public boolean isMute() {
    return mute;
  }

  /** Adds an event as another application, or another clock, would. */
  synchronized void put(Event event) {
    events.add(event);
    List.copyOf(followers).forEach(Follower::pump);
  }

  @Override
  public StreamObserver<Event> appendEvent(StreamObserver<Confirmation> answer) {
    var transaction = new ArrayList<Event>();
    return new StreamObserver<>() {
      @Override
      public void onNext(Event event) {
        transaction.add(event);
      }

      @Override
      public void onError(@Nullable Throwable thrown) {}

      @Override
      public void onCompleted() {
        if (transaction.stream().anyMatch(it -> it.getPayload().getType().equals(muteAt))) {
          muteAt = null;
          mute = true;
        }
        if (mute) return;
        var refused = append(transaction);
        if (refused != null) answer.onError(refused);
        else if (answersToLose.getAndSet(0) > 0)
          answer.onError(Status.UNAVAILABLE.withDescription("gone").asRuntimeException());
        else confirm(answer);
      }
    };
  }

  /** All of it or nothing: each event must stand at its stream's next place. */
  private synchronized @Nullable StatusRuntimeException append(List<Event> transaction) {
    Map<String, Long> next = new HashMap<>();
    for (var it : transaction) {
      String stream = it.getAggregateIdentifier();
      long expected = next.computeIfAbsent(stream, this::length);
      if (it.getAggregateSequenceNumber() != expected) return invalidSequence(it, expected);
      next.put(stream, expected + 1);
    }
    transaction.forEach(this::put);
    return null;
  }

  private StatusRuntimeException invalidSequence(Event event, long expected) {
    refused.incrementAndGet();
    var trailers = new Metadata();
    trailers.put(AxonServerFaults.ERROR_CODE, AxonServerFaults.INVALID_SEQUENCE);
    return Status.OUT_OF_RANGE
        .withDescription(
            "[AXONIQ-2000] Invalid sequence number %d for aggregate %s, expected %d"
                .formatted(
                    event.getAggregateSequenceNumber(), event.getAggregateIdentifier(), expected))
        .asRuntimeException(trailers);
  }

  private long length(String stream) {
    return events.stream().filter(it -> it.getAggregateIdentifier().equals(stream)).count();
  }

  private static void confirm(StreamObserver<Confirmation> answer) {
    answer.onNext(Confirmation.newBuilder().setSuccess(true).build());
    answer.onCompleted();
  }

  @Override
  public void appendSnapshot(Event snapshot, StreamObserver<Confirmation> answer) {
    synchronized (this) {
      snapshots.add(snapshot);
    }
    confirm(answer);
  }

  @Override
  public void listAggregateEvents(GetAggregateEventsRequest asked, StreamObserver<Event> answer) {
    if (mute) return;
    all().stream()
        .filter(it -> it.getAggregateIdentifier().equals(asked.getAggregateId()))
        .filter(it -> it.getAggregateSequenceNumber() >= asked.getInitialSequence())
        .forEach(answer::onNext);
    answer.onCompleted();
  }

  @Override
  public void listAggregateSnapshots(
      GetAggregateSnapshotsRequest asked, StreamObserver<Event> answer) {
    if (mute) return;
    snapshots().stream()
        .filter(it -> it.getAggregateIdentifier().equals(asked.getAggregateId()))
        .filter(it -> it.getAggregateSequenceNumber() <= asked.getMaxSequence())
        .sorted(Comparator.comparingLong(Event::getAggregateSequenceNumber).reversed())
        .limit(asked.getMaxResults())
        .forEach(answer::onNext);
    answer.onCompleted();
  }

  @Override
  public void readHighestSequenceNr(
      ReadHighestSequenceNrRequest asked, StreamObserver<ReadHighestSequenceNrResponse> answer) {
    long length;
    synchronized (this) {
      length = length(asked.getAggregateId());
    }
    answer.onNext(ReadHighestSequenceNrResponse.newBuilder().setToSequenceNr(length - 1).build());
    answer.onCompleted();
  }

  @Override
  public void getLastToken(GetLastTokenRequest asked, StreamObserver<TrackingToken> answer) {
    if (mute) return;
    answer.onNext(TrackingToken.newBuilder().setToken(all().size() - 1L).build());
    answer.onCompleted();
  }

  @Override
  public StreamObserver<GetEventsRequest> listEvents(StreamObserver<EventWithToken> answer) {
    return new Follower(answer);
  }

  /** Receives events one after the other, no more than requested. */
  private final class Follower implements StreamObserver<GetEventsRequest> {
    private final StreamObserver<EventWithToken> to;
    private int next = -1;
    private long permits;

    Follower(StreamObserver<EventWithToken> to) {
      this.to = to;
    }

    @Override
    public void onNext(GetEventsRequest asked) {
      synchronized (EventsOnPaper.this) {
        if (next < 0) {
          next = (int) asked.getTrackingToken();
          followers.add(this);
        }
        permits += asked.getNumberOfPermits();
        pump();
      }
    }

    void pump() {
      try {
        for (; permits > 0 && next < events.size(); permits--, next++)
          to.onNext(EventWithToken.newBuilder().setToken(next).setEvent(events.get(next)).build());
      } catch (StatusRuntimeException | IllegalStateException _) {
        followers.remove(this); // the client has gone
      }
    }

    @Override
    public void onError(@Nullable Throwable thrown) {
      leave();
    }

    @Override
    public void onCompleted() {
      leave();
      to.onCompleted();
    }

    private void leave() {
      synchronized (EventsOnPaper.this) {
        followers.remove(this);
      }
    }
  }
}
