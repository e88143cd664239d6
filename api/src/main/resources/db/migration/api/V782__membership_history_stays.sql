-- Who gave and who took which membership: the hub adds rows, and can neither change nor remove any. Erasing a person's name is the owner's.
revoke update, delete, truncate on membership_change from weft_writer;
