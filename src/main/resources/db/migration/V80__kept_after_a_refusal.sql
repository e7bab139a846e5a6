-- With which status a form was answered that was not acted on (403, 409, 422 ...), so that its page can say why it was not sent; null where
-- its session or its token had ended, and for a draft.
alter table desk_draft add column answered_with integer;
