-- What lists are ordered by and narrowed to, so that a page of one is read from an index and the rest is not looked at.
create index ticket_due on ticket (due_by, id);
create index ticket_received on ticket (received_at desc, id desc);
create index ticket_status on ticket (status, due_by, id);
create index ticket_agency_received on ticket (agency, status, received_at desc, id desc);
create index ticket_assignee on ticket (assignee, status, due_by, id);
create index submission_language on submission (language, id);
create index submission_county on submission (county, id);
create index submission_topic_topic on submission_topic (topic, submission);
create index passage_language on passage (target_language, state, urgency, since, id);
