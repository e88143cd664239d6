package weft.edi.outbox;

import java.io.IOException;
import java.util.Map;
import weft.party.Channel;
import weft.party.Directory;

/** Carries each interchange by the way its receiver's channel names. */
public record Carriers(Directory directory, Map<Channel.Delivery, Carrier> ways)
    implements Carrier {
  @Override
  public void carry(Parcel parcel) throws IOException {
    Channel.Delivery way = directory.channel(parcel.receiver()).delivery();
    Carrier carrier = ways.get(way);
    if (carrier == null) throw new IOException("This hub does not deliver by " + way);
    carrier.carry(parcel);
  }
}
