-- Which message said what was sent, or received.
alter table shipments add interchange text collate "C", add message text collate "C";
alter table shipments_past add interchange text collate "C", add message text collate "C";
alter table receipts add interchange text collate "C", add message text collate "C";
alter table receipts_past add interchange text collate "C", add message text collate "C";
