-- Files of responses wait where all uploads wait. Those that wait now are sent again.
DROP TABLE "response_uploads";
